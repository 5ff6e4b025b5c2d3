"""What texts call states, in both languages: a closed table, so that a reading knows a side without asking anybody."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class StateWords:
    """A state: its key, what it is called, what is "of it", its bodies and seats that stand for it, and in Chinese.

    `zh` are names that stand alone; `zh_short` is the one character of 中方, 美方 and 中美.
    """

    key: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    bodies: tuple[str, ...]
    zh: tuple[str, ...]
    zh_short: str


def _state(key: str, names: str, adjectives: str, bodies: str, zh: str, zh_short: str) -> StateWords:
    def split(words: str) -> tuple[str, ...]:
        return tuple(filter(None, words.split("|")))

    return StateWords(key, split(names), split(adjectives), split(bodies), split(zh), zh_short)


STATES: Final = (
    _state(
        "us",
        "United States of America|United States|U.S.A.|USA|U.S.|US|America",
        "U.S.|US|American",
        "USG|USTR|Washington|White House|State Department|Department of State|Treasury Department|Department of the Treasury|Department of Commerce|Commerce Department"
        "|Department of Defense|Pentagon|Department of Energy|Department of Homeland Security|National Security Council|NSC|U.S. Trade Representative"
        "|Office of the United States Trade Representative|USDOC|USDA|Biden Administration|Trump Administration|Obama Administration|the Administration|Federal Reserve",
        "美利坚合众国|美国|白宫|美国务院|美商务部|美财政部|拜登政府|特朗普政府|奥巴马政府",
        "美",
    ),
    _state(
        "cn",
        "People's Republic of China|People’s Republic of China|Peoples Republic of China|PRC|P.R.C.|China",
        "Chinese|PRC",
        "Beijing|Peking|MOFCOM|NDRC|State Council|Ministry of Commerce of China|PBOC|GOC|CNCA|MIIT|AQSIQ|GACC|Chinese Academy",
        "中华人民共和国|中国|我国|国务院新闻办",
        "中",
    ),
    _state("jp", "Japan", "Japanese", "Tokyo|GOJ|METI", "日本", "日"),
    _state("kr", "Republic of Korea|South Korea|ROK|Korea", "Korean|South Korean", "Seoul", "韩国|大韩民国", "韩"),
    _state("kp", "Democratic People's Republic of Korea|North Korea|DPRK", "North Korean", "Pyongyang", "朝鲜", "朝"),
    _state("ru", "Russian Federation|Russia|Soviet Union|USSR|U.S.S.R.", "Russian|Soviet", "Moscow|Kremlin", "俄罗斯|苏联", "俄"),
    _state("gb", "United Kingdom|Great Britain|Britain|UK|U.K.", "British|UK|U.K.", "London|HMG", "英国|联合王国", "英"),
    _state("fr", "France", "French", "Paris|Quai d'Orsay", "法国", "法"),
    _state("de", "Federal Republic of Germany|Germany|FRG", "German", "Berlin", "德国", "德"),
    _state("eu", "European Union|European Commission|EU", "European|EU", "Brussels", "欧盟|欧洲联盟", "欧"),
    _state("in", "India", "Indian", "New Delhi|Delhi|GOI", "印度", "印"),
    _state("au", "Australia", "Australian", "Canberra", "澳大利亚", "澳"),
    _state("ca", "Canada", "Canadian", "Ottawa", "加拿大", "加"),
    _state("mx", "Mexico", "Mexican", "Mexico City", "墨西哥", "墨"),
    _state("br", "Brazil", "Brazilian", "Brasilia|Brasília", "巴西", "巴"),
    _state("id", "Indonesia", "Indonesian", "Jakarta", "印度尼西亚|印尼", ""),
    _state("vn", "Socialist Republic of Vietnam|Viet Nam|Vietnam", "Vietnamese", "Hanoi", "越南", "越"),
    _state("ph", "Philippines", "Philippine|Filipino", "Manila", "菲律宾", "菲"),
    _state("sg", "Singapore", "Singaporean", "", "新加坡", "新"),
    _state("my", "Malaysia", "Malaysian", "Kuala Lumpur|Putrajaya", "马来西亚", "马"),
    _state("th", "Thailand", "Thai", "Bangkok", "泰国", "泰"),
    _state("pk", "Pakistan", "Pakistani", "Islamabad", "巴基斯坦", ""),
    _state("ir", "Islamic Republic of Iran|Iran", "Iranian", "Tehran", "伊朗", "伊"),
    _state("il", "Israel", "Israeli", "Jerusalem|Tel Aviv", "以色列", "以"),
    _state("sa", "Saudi Arabia", "Saudi", "Riyadh", "沙特", "沙"),
    _state("tr", "Türkiye|Turkey", "Turkish", "Ankara", "土耳其", "土"),
    _state("ua", "Ukraine", "Ukrainian", "Kyiv|Kiev", "乌克兰", "乌"),
    _state("za", "South Africa", "South African", "Pretoria", "南非", ""),
    _state("it", "Italy", "Italian", "Rome", "意大利", "意"),
    _state("es", "Spain", "Spanish", "Madrid", "西班牙", "西"),
    _state("nl", "Netherlands", "Dutch", "The Hague", "荷兰", "荷"),
    _state("ch", "Switzerland", "Swiss", "Bern", "瑞士", "瑞"),
    _state("no", "Norway", "Norwegian", "Oslo", "挪威", "挪"),
    _state("se", "Sweden", "Swedish", "Stockholm", "瑞典", ""),
    _state("pl", "Poland", "Polish", "Warsaw", "波兰", "波"),
    _state("eg", "Egypt", "Egyptian", "Cairo", "埃及", "埃"),
    _state("qa", "Qatar", "Qatari", "Doha", "卡塔尔", "卡"),
    _state("nz", "New Zealand", "New Zealand", "Wellington", "新西兰", ""),
    _state("ar", "Argentina", "Argentine", "Buenos Aires", "阿根廷", "阿"),
    _state("cl", "Chile", "Chilean", "Santiago", "智利", "智"),
    _state("pe", "Peru", "Peruvian", "Lima", "秘鲁", "秘"),
    _state("kz", "Kazakhstan", "Kazakh", "Astana", "哈萨克斯坦", "哈"),
    _state("mn", "Mongolia", "Mongolian", "Ulaanbaatar", "蒙古", "蒙"),
)  # fmt: skip

SIDE_NOUNS: Final = (
    "side|government|governments|delegation|officials?|interlocutors?|negotiators?|team|party|authorities|leaders?|leadership|embassy|participants?|representatives?|counterparts?"
    "|ministers?|experts?|specialists|members|diplomats?|ambassador|president|policymakers?|policy elites|customs authorities|regulators"
)  # fmt: skip
"""What turns "Chinese" into the Chinese side."""
