/** What an invented visit for an illness looks like: names are those of the catalogue. */
export interface Illness {
  readonly code: string
  readonly department: string
  readonly drugs: readonly string[]
  readonly tests: readonly string[]
  /** Youngest and oldest age at which it is invented. */
  readonly ages: readonly [number, number]
  readonly sex?: 'M' | 'F'
}

/** An illness that leads to a stay, with the procedure and the consumables where there are any. */
export interface Stay extends Illness {
  readonly days: readonly [number, number]
  readonly procedure?: string
  readonly anaesthesia?: string
  readonly consumables?: readonly string[]
  readonly level: 1 | 2 | 3
  readonly isOncology?: boolean
}

const all = [0, 110] as const
const adults = [18, 110] as const

export const ILLNESSES: readonly Illness[] = [
  {
    code: 'J06.900',
    department: '全科',
    ages: all,
    drugs: ['感冒灵颗粒', '连花清瘟胶囊', '氨溴索口服溶液', '对乙酰氨基酚片', '阿莫西林胶囊'],
    tests: ['血细胞分析(五分类)', 'C反应蛋白测定'],
  },
  {
    code: 'J20.900',
    department: '呼吸内科',
    ages: all,
    drugs: ['头孢呋辛酯片', '急支糖浆', '羧甲司坦片', '孟鲁司特钠片', '阿奇霉素片'],
    tests: ['血细胞分析(五分类)', '胸部正侧位摄影(DR)'],
  },
  {
    code: 'I10.x00',
    department: '心血管内科',
    ages: [38, 110],
    drugs: ['苯磺酸氨氯地平片', '缬沙坦胶囊', '美托洛尔缓释片', '厄贝沙坦氢氯噻嗪片', '硝苯地平控释片'],
    tests: ['常规心电图检查', '肾功能检查(组合)', '电解质检查(组合)'],
  },
  {
    code: 'E11.900',
    department: '内分泌科',
    ages: [38, 110],
    drugs: ['盐酸二甲双胍片', '阿卡波糖片', '格列美脲片', '达格列净片', '精蛋白人胰岛素混合注射液(30R)'],
    tests: ['葡萄糖测定', '糖化血红蛋白测定', '尿液分析'],
  },
  {
    code: 'I25.103',
    department: '心血管内科',
    ages: [48, 110],
    drugs: ['阿司匹林肠溶片', '阿托伐他汀钙片', '复方丹参滴丸', '单硝酸异山梨酯缓释片', '通心络胶囊'],
    tests: ['常规心电图检查', '血脂检查(组合)', '心脏彩色多普勒超声'],
  },
  {
    code: 'K29.500',
    department: '消化内科',
    ages: adults,
    drugs: ['奥美拉唑肠溶胶囊', '铝碳酸镁咀嚼片', '气滞胃痛颗粒', '多潘立酮片', '枸橼酸铋钾颗粒'],
    tests: ['胃镜检查', '粪便常规'],
  },
  {
    code: 'M54.500',
    department: '中医科',
    ages: adults,
    drugs: ['双氯芬酸钠缓释片', '独活寄生合剂', '消痛贴膏'],
    tests: ['腰椎间盘突出推拿治疗', '普通针刺', '拔罐疗法', '腰椎正侧位摄影(DR)'],
  },
  {
    code: 'M50.200',
    department: '康复科',
    ages: [25, 110],
    drugs: ['塞来昔布胶囊', '甲钴胺片'],
    tests: ['颈椎病推拿治疗', '电针', '红外线治疗'],
  },
  {
    code: 'L30.900',
    department: '皮肤科',
    ages: all,
    drugs: ['糠酸莫米松乳膏', '氯雷他定片', '西替利嗪片'],
    tests: [],
  },
  {
    code: 'N39.000',
    department: '泌尿外科',
    ages: adults,
    drugs: ['左氧氟沙星片', '三金片', '尿感宁颗粒'],
    tests: ['尿液分析', '腹部彩色多普勒超声'],
  },
  {
    code: 'N76.000',
    department: '妇科',
    ages: [18, 60],
    sex: 'F',
    drugs: ['妇科千金片', '甲硝唑片'],
    tests: ['妇科彩色多普勒超声'],
  },
  {
    code: 'G47.000',
    department: '神经内科',
    ages: [25, 110],
    drugs: ['阿普唑仑片', '佐匹克隆片', '归脾丸'],
    tests: ['脑电图检查'],
  },
  {
    code: 'H10.900',
    department: '眼科',
    ages: all,
    drugs: ['左氧氟沙星滴眼液', '玻璃酸钠滴眼液'],
    tests: ['裂隙灯检查'],
  },
  {
    code: 'K04.000',
    department: '口腔科',
    ages: [12, 80],
    drugs: ['甲硝唑片', '布洛芬缓释胶囊'],
    tests: ['根管治疗', '补牙(复合树脂)'],
  },
  {
    code: 'K30.x00',
    department: '儿科',
    ages: [0, 14],
    drugs: ['醒脾养儿颗粒', '双歧杆菌三联活菌胶囊', '健胃消食片'],
    tests: ['小儿捏脊治疗', '粪便常规'],
  },
  {
    code: 'J40.x00',
    department: '儿科',
    ages: [0, 14],
    drugs: ['小儿肺热咳喘口服液', '小儿豉翘清热颗粒', '孟鲁司特钠咀嚼片'],
    tests: ['雾化吸入', '血细胞分析(五分类)'],
  },
]

export const ANTENATAL: Illness = {
  code: 'Z34.900',
  department: '产科',
  ages: [18, 45],
  drugs: ['叶酸片', '多糖铁复合物胶囊'],
  tests: ['产科彩色多普勒超声', '胎心监测', '血细胞分析(五分类)', '唐氏综合征筛查', '尿液分析'],
}

export const STAYS: readonly Stay[] = [
  {
    code: 'J18.900',
    department: '呼吸内科',
    ages: all,
    days: [6, 11],
    level: 1,
    drugs: ['注射用头孢曲松钠', '氯化钠注射液', '盐酸氨溴索注射液', '布地奈德混悬液', '痰热清注射液'],
    tests: ['血细胞分析(五分类)', 'C反应蛋白测定', '胸部正侧位摄影(DR)', 'CT平扫', '肝功能检查(组合)'],
  },
  {
    code: 'J44.100',
    department: '呼吸内科',
    ages: [50, 110],
    days: [8, 14],
    level: 2,
    drugs: ['注射用哌拉西林钠他唑巴坦钠', '多索茶碱注射液', '异丙托溴铵吸入溶液', '氯化钠注射液'],
    tests: ['血气分析', '肺功能检查', 'CT平扫', '降钙素原测定', '细菌培养及鉴定'],
  },
  {
    code: 'I63.900',
    department: '神经内科',
    ages: [48, 110],
    days: [9, 15],
    level: 2,
    drugs: ['依达拉奉注射液', '丁苯酞软胶囊', '硫酸氢氯吡格雷片', '阿托伐他汀钙片', '血栓通注射液'],
    tests: ['CT平扫', '磁共振平扫', '颈部血管彩色多普勒超声', '凝血功能检查(组合)', '康复运动疗法'],
  },
  {
    code: 'I20.000',
    department: '心血管内科',
    ages: [45, 110],
    days: [7, 10],
    level: 3,
    procedure: '经皮冠状动脉支架置入术',
    anaesthesia: '局部浸润麻醉',
    consumables: ['冠状动脉药物洗脱支架', '冠脉指引导管', '冠脉指引导丝', '冠状动脉药物涂层球囊'],
    drugs: ['替格瑞洛片', '阿司匹林肠溶片', '依诺肝素钠注射液', '阿托伐他汀钙片'],
    tests: ['肌钙蛋白测定', '冠状动脉造影术', '心脏彩色多普勒超声', '动态心电图'],
  },
  {
    code: 'K80.100',
    department: '普外科',
    ages: adults,
    days: [6, 9],
    level: 2,
    procedure: '腹腔镜胆囊切除术',
    anaesthesia: '全身麻醉',
    consumables: ['超声刀头', '可吸收缝线', '一次性使用引流袋'],
    drugs: ['注射用头孢哌酮钠舒巴坦钠', '氯化钠注射液', '注射用泮托拉唑钠'],
    tests: ['腹部彩色多普勒超声', 'CT平扫', '肝功能检查(组合)', '凝血功能检查(组合)'],
  },
  {
    code: 'K35.800',
    department: '普外科',
    ages: [6, 80],
    days: [5, 8],
    level: 1,
    procedure: '阑尾切除术',
    anaesthesia: '椎管内麻醉',
    consumables: ['可吸收缝线', '一次性使用导尿包'],
    drugs: ['注射用头孢呋辛钠', '奥硝唑氯化钠注射液', '葡萄糖氯化钠注射液'],
    tests: ['血细胞分析(五分类)', '腹部彩色多普勒超声', '凝血功能检查(组合)'],
  },
  {
    code: 'M17.900',
    department: '骨科',
    ages: [58, 88],
    days: [10, 14],
    level: 3,
    procedure: '人工全膝关节置换术',
    anaesthesia: '椎管内麻醉',
    consumables: ['人工膝关节假体', '骨水泥', '镇痛泵', '止血材料(可吸收)'],
    drugs: ['注射用头孢唑林钠', '低分子量肝素钙注射液', '塞来昔布胶囊'],
    tests: ['磁共振平扫', '骨密度测定', '凝血功能检查(组合)', '康复运动疗法'],
  },
  {
    code: 'S52.500',
    department: '骨科',
    ages: [8, 90],
    days: [7, 11],
    level: 2,
    procedure: '骨折切开复位内固定术',
    anaesthesia: '全身麻醉',
    consumables: ['锁定接骨板', '可吸收缝线'],
    drugs: ['注射用头孢唑林钠', '云南白药胶囊', '伤科接骨片'],
    tests: ['四肢关节摄影(DR)', 'CT平扫', '凝血功能检查(组合)'],
  },
  {
    code: 'M51.200',
    department: '中医科',
    ages: [28, 85],
    days: [8, 12],
    level: 1,
    drugs: ['双氯芬酸钠缓释片', '甲钴胺片', '丹参注射液'],
    tests: ['腰椎间盘突出推拿治疗', '电针', '温针灸', '中药熏洗治疗', '磁共振平扫'],
  },
  {
    code: 'O82.000',
    department: '产科',
    ages: [21, 42],
    sex: 'F',
    days: [5, 7],
    level: 2,
    procedure: '剖宫产术',
    anaesthesia: '椎管内麻醉',
    consumables: ['可吸收缝线', '一次性使用导尿包'],
    drugs: ['缩宫素注射液', '注射用头孢唑林钠', '硫酸亚铁片'],
    tests: ['产科彩色多普勒超声', '胎心监测', '血细胞分析(五分类)', '新生儿护理'],
  },
  {
    code: 'C34.900',
    department: '肿瘤科',
    ages: [45, 85],
    days: [5, 9],
    level: 3,
    isOncology: true,
    drugs: ['注射用培美曲塞二钠', '注射用顺铂', '盐酸昂丹司琼注射液', '重组人粒细胞刺激因子注射液'],
    tests: ['CT增强扫描', '肿瘤标志物检查(四项)', '血细胞分析(五分类)', '肝功能检查(组合)'],
  },
  {
    code: 'E11.200',
    department: '内分泌科',
    ages: [45, 90],
    days: [7, 12],
    level: 2,
    drugs: ['甘精胰岛素注射液', '门冬胰岛素注射液', '百令胶囊', '甲钴胺片'],
    tests: ['糖化血红蛋白测定', '肾功能检查(组合)', '眼底照相', '颈部血管彩色多普勒超声'],
  },
]

/** Operations of one day (JM-14.5). */
export const DAY_SURGERIES: readonly Stay[] = [
  {
    code: 'H25.900',
    department: '眼科',
    ages: [55, 95],
    days: [1, 1],
    level: 2,
    procedure: '白内障超声乳化摘除术',
    anaesthesia: '局部浸润麻醉',
    consumables: ['人工晶体(折叠式)'],
    drugs: ['左氧氟沙星滴眼液'],
    tests: ['裂隙灯检查', '凝血功能检查(组合)'],
  },
  {
    code: 'K63.500',
    department: '消化内科',
    ages: [30, 85],
    days: [1, 1],
    level: 2,
    procedure: '结肠息肉内镜下切除术',
    anaesthesia: '全身麻醉',
    consumables: ['止血材料(可吸收)'],
    drugs: ['聚乙二醇4000散', '注射用奥美拉唑钠'],
    tests: ['结肠镜检查', '病理检查与诊断'],
  },
]
