"""Documents of every kind, written for the tests: two fictional countries, Arcadia (安方) and Borduria (贝方)."""

FACT_SHEET = """FACT SHEET: Arcadia and Borduria Reach Agreement on Trade and Ports
The President announced on March 3, 2031 a new agreement with Borduria following talks in Port Sel.

BORDURIAN ACTIONS
• Borduria will suspend all retaliatory duties announced since January 4, 2031, including duties on maize, pork and timber.
• Borduria will purchase at least 12 million metric tons of Arcadian maize during the last two months of 2031, and 25 million metric tons in each of 2032, 2033 and 2034.
• Borduria has committed to take significant measures to end the flow of counterfeit medicines to Arcadia.
• Borduria will issue general licenses for exports of cobalt, lithium and graphite within 30 days.
• Borduria agreed to remove or suspend its non-tariff measures taken against Arcadian companies.

ARCADIAN ACTIONS
• Arcadia will lower duties on Bordurian goods by 10 percentage points, effective April 10, 2031.
• Arcadia will not impose the port fees announced on February 1 if Borduria suspends its own measures.
• Arcadia will extend the expiration of certain exclusions until November 10, 2032.
The two sides agreed to establish a joint working group, which will meet twice a year.
This agreement will bring benefits to workers and farmers in both countries.
"""

OUTCOMES = """Outcomes of the 12th Arcadia-Borduria Joint Commission on Commerce
Harbour City, June 14-15, 2030

Intellectual Property
Borduria will maintain the high-level leadership of its enforcement committee on a permanent basis.
Borduria clarified that its innovation policy is not linked to government procurement preferences.
Arcadia and Borduria agree to hold a seminar on trade secrets before the end of 2030.
Borduria commits that it will not require technology transfer as a condition of market access.

Agriculture
Borduria is to complete its review of seed applications by December 31, 2030.
Arcadia confirmed that it will accelerate its audit of poultry plants.
Both sides welcomed the progress made and look forward to the next meeting.
"""

CHINESE_OUTCOMES = """商务部新闻发言人就中美经贸会谈联合安排答记者问
2031年10月30日

问：请介绍本次中美经贸会谈达成的主要成果。
答：当地时间10月25日至26日，中美双方在海港市举行经贸会谈。双方达成的成果共识主要有以下几方面：
一、美方将取消针对中国商品加征的10%附加关税，对中国商品加征的24%关税将继续暂停一年。中方将相应调整针对美方上述关税的反制措施。
二、美方将暂停实施其9月29日公布的规则一年。中方将暂停实施10月9日公布的相关措施一年，并将研究细化具体方案。
三、美方将暂停实施其调查措施一年。美方暂停实施相关措施后，中方也将相应暂停实施针对美方的反制措施一年。
此外，双方还就扩大农产品贸易等问题达成共识。
中美双方同意继续延长一些关税排除措施。
这有利于稳定世界经济，将为两国企业带来机遇。
"""

JOINT_STATEMENT = """Joint Statement of the Republic of Arcadia and the Kingdom of Borduria
Sel, 6 May 2029

1. At the invitation of President Ilva Sorn, Prime Minister Tor Venn paid an official visit to Arcadia from 2 to 4 May 2029.
2. The two leaders reaffirmed their commitment to a peaceful settlement and agreed to resume the working group on fisheries by 30 September 2029.
3. The two sides decided to set up a hotline between their coast guards. They will exchange lists of contact points within 60 days.
4. Both sides will refrain from the use of force.
5. The Arcadian side will provide training to twenty Bordurian officers each year. The Bordurian side expressed its appreciation.
6. They noted that trade should remain open.
7. The two sides intend to conclude an agreement on search and rescue, subject to the approval of their parliaments.
"""

LIST_UNDER_CHAPEAU = """Joint Declaration on Rivers
The Government of Arcadia and the Government of Borduria met in Sel on 3 May 2030.
Recognizing the importance of rivers to both countries,
Borduria commits to take the following measures by June 1, 2031:
• Publish the flow of each river every week
• Remove the two weirs above Sel
• Not build any new dam
The Arcadian side will pay half of the cost. In addition, both sides will inform the Commission.
"""

CABLE = """VZCZCXYZ0001
RR RUEHXX
DE RUEHSE #0145/01 0611505
ZNY CCCCC ZZH
R 021505Z MAR 09
FM AMEMBASSY SEL
TO RUEHC/SECSTATE WASHDC 4411
INFO RUEHBJ/AMEMBASSY BEIJING 0021
RUEHKO/AMEMBASSY TOKYO 0022
C O N F I D E N T I A L SECTION 01 OF 02 SEL 000145

SIPDIS

STATE FOR EAP/CM JROE
E.O. 12958: DECL: 03/02/2019
TAGS: PREL ETRD EFIS BD
SUBJECT: VICE MINISTER VENN ON
FISHERIES TALKS

1. (C) SUMMARY. Vice Minister of Fisheries Tor Venn told
the Ambassador on February 26 that Borduria was ready to
resume talks. END SUMMARY.

2. (C) Ambassador John Q. Doe called on Vice Minister Tor
Venn on February 26 in Sel. Econoff and two interpreters
attended. The Ambassador urged Borduria to lift the ban on
trawlers before the summer season. Venn responded that the
ban was a matter of law, but he promised to raise it with
the Prime Minister. (COMMENT: Venn has made such promises
before. Borduria will never agree to lift the ban. END
COMMENT.)

3. (SBU) Venn stressed that Arcadia should provide data on
catches. The Ambassador agreed to convey this to
SEL 00000145 002 OF 002
headquarters. Venn warned that further seizures would lead
to a crisis, and said a workshop was scheduled for April 3.

COMMENT
-------

4. (C) Venn is under pressure. Borduria will insist on a
moratorium. The Prime Minister should lift the ban.

5. (C) He agreed to nothing.
DOE
"""

MEMCON = """MEMORANDUM OF CONVERSATION

PARTICIPANTS:
U.S.
Secretary of State John Doe
Jane Roe, NSC Staff (notetaker)

China
Foreign Minister Ch'en Wen-lin
Vice Foreign Minister Liu Shan
Two Interpreters

DATE: November 12, 1974
PLACE: Great Hall, Peking
SUBJECT: Bilateral Issues

Secretary Doe: Mr. Minister, we believe that the normalization process should move forward. If the Senate agrees, we will withdraw the squadron by next spring.
Foreign Minister Ch'en: We have listened to your views. The question must be settled. Would you confirm the date of the visit?
Secretary Doe: I will get back to you next week. We hope that you will consider the proposal on trade.
Foreign Minister Ch'en: Our position is clear. We cannot accept two seats. We will study your proposal and give you an answer before the President's visit.
(The Minister rose to offer a toast, and said that he would never agree.)
Secretary Doe: I am certain that they will propose a meeting to us.
"""

CHINESE_READ_OUT = """外交部长林岳会见安卡利亚外交大臣索恩
2031年4月2日，中共中央政治局委员、外交部长林岳在北京会见安卡利亚外交大臣伊尔娃·索恩。
林岳表示，中安关系保持良好势头。中方愿同安方一道努力，落实好两国元首共识，将共识维护好。安方应停止对中国企业的无理打压。
索恩表示，安方重视对华关系，将继续奉行一个中国政策，愿同中方加强经贸合作。安方将于今年6月前派团访华。
双方同意尽快重启海关对话。相应措施正在研究。
双方还就地区问题交换了意见。
王晓、刘立参加会见。
"""

READ_OUT = """Readout of Deputy Secretary Jane Roe's Meeting with Bordurian Foreign Minister Tor Venn

Deputy Secretary Jane Roe met today with Bordurian Foreign Minister Tor Venn in Harbour City. Deputy Secretary Roe underscored the importance of freedom of navigation and urged Borduria to release the detained crew. Foreign Minister Venn noted that the case was before the courts. The two officials agreed to hold a follow-up meeting in Sel in June. They also discussed regional issues.
"""

LETTER = """March 12, 2030

His Excellency Tor Venn
Minister of Trade of Borduria
Sel

Dear Minister Venn:

I am writing to follow up on our meeting in Harbour City on March 1, 2030. As I told you, my government will lift the quota on timber no later than July 1, 2030. We will also send two experts to Sel to work with your customs service.

I would appreciate it if your ministry could publish the list of approved laboratories. We hope that Borduria will join the convention this year.

We remain concerned about the delays at the port.

Sincerely,

Ilva Sorn
Minister of Commerce
"""

CONSENSUS = """第三次安贝数字经济二轨对话共识文件
2030年9月5日至6日，安贝数字经济二轨对话在海港市举行。
一、数据治理
双方专家认为，数据跨境流动十分重要。两国政府应建立定期沟通机制。建议两国监管部门明确国家安全例外的范围。
二、人工智能
与会专家指出，双方应加强人工智能安全合作。
下次对话拟讨论的问题
（一）数字税
（二）标准互认

中方与会专家名单
张三 某研究院院长
李四 某大学教授
美方与会专家名单
约翰·多伊 某基金会主席
"""

NEWS = """Arcadia may lift ban on Bordurian timber, officials say

SEL (Reuters) - Arcadia is considering lifting its ban on timber from Borduria, two officials told Reuters on Tuesday.

“We will decide next month,” Trade Minister Ilva Sorn told reporters. Sorn said the ban had hurt builders in both countries.

Borduria denied that it had made concessions. “The talks will go on,” the letter said, according to The Daily Sel.
"""
