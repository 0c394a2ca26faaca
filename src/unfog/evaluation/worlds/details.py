"""Words that make one report unlike the next, and the sentences that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

THINGS: tuple[str, ...] = tuple(
    """
accordion aerial alley almond altar anchor anvil apiary apricot apron aqueduct archive armchair
atlas attic aviary awning bakery balcony balloon ballot bandage barge barley barn barrel basin
basket beehive bell bench bicycle billboard birdcage blacksmith blanket boiler bookshop bottle
boulder bracelet brewery brick bridge broom bucket buffalo bulldozer butcher cabbage cable camel
canal candle canteen cap carpenter carpet cart cellar cement cemetery chalk chapel cherry
chimney cinema clinic clock coal coat cobbler coffin colonnade compass cook copper cotton
courthouse cradle crane crate creek cupboard curtain cyclist dairy dentist diary diesel ditch
dog donkey doorway dormitory dove drain drum dyer election electrician elevator embankment
engineer envelope factory fair fence ferry fiddle fig fishmonger flagpole flour flute football
fountain freezer fridge funeral furnace garage garlic gate generator geologist glassworks goat
goldsmith graduation grain granary grapes gravel greenhouse grocer gully gutter gymnasium
hairdresser hammer harbour hardware harvest hay hedge helmet hen herdsman hill honey horse hose
hotel icebox incinerator infant inn iron jacket jar jeweller judge kennel kerosene kettle kiln
kindergarten kiosk kitchen kite ladder lamp lantern lathe laundry lemon lentils letter library
lift lighthouse lime locksmith locomotive loom lorry magnet mailbox mandarin mango map marble
mason mast mattress mechanic medal melon midwife milk mill miner minibus mirror monument moped
motel motorcycle mule mural museum musician nail needle newspaper notary nurse nursery oak oboe
oilcan olive onion orchard organ orphanage oven overpass ox padlock painter palm pantry parade
parcel pasture pavilion peach peacock pear pension pepper perfume pharmacy photograph piano pier
pigeon pillar pipe pistachio pitcher plank plough plum plumber pomegranate pond pony poplar
porter postman potter printer projector prune pulley pump pupil puppet quarry quilt rabbit
radiator radio raft railing rainwater raisin ramp reservoir restaurant rice rickshaw roof rope
rug sack saddle salt sandal sandbag sawmill scaffold scarf scooter sculptor seamstress seed
sewer shaft shawl sheep shepherd shoemaker shovel shrine shuttle sickle silk silo skateboard
slate sledge smokehouse soap sofa spade spring stable stadium staircase stall stamp statue stove
student suitcase sundial surveyor swing switchboard tailor tank tanker tannery tapestry taxi
teacher teahouse telescope tent terrace thatch theatre threshing-floor tile timber tobacco
tollgate tomato tool torch tower tractor tram trellis tricycle trolley trumpet tunnel turbine
turnip typewriter umbrella upholsterer vaccine vase vault veranda veterinarian viaduct
village-hall vineyard violin waiter wallet walnut wardrobe warehouse watchmaker watchtower
waterwheel weaver wedding weighbridge welder well wharf wheat wheelbarrow whistle willow
windmill window workshop wreath yard
""".split()
)
"""Things and people that a report may mention."""

_OPENINGS = (
    "people were at",
    "police were also at",
    "officials were told of",
    "some of them had been at",
    "one of them was by",
    "part of it was over",
    "others had come from",
    "there was no one at",
    "it was all over",
    "they had been told of",
    "all that time they were by",
    "many would not go near",
    "what was new was",
    "more of them were at",
    "it was first said to be",
    "no one had been told of",
    "two of the group were at",
    "many said it was about",
    "there were also",
    "most of it was under",
)
_JOINTS = ("and", "near", "by", "over", "under", "not far from", "as well as")
_ENDINGS = ("on that day", "at the time", "before that", "after that", "as they said", "even now")
"""Of the commonest words of news alone: two reports are not alike because of these."""


def detail(rng: Random, words: Sequence[str]) -> str:
    """A sentence on one or two things at hand, without a claim."""
    text = f"{rng.choice(_OPENINGS)} the {words[0]}"
    if len(words) > 1:
        text += f" {rng.choice(_JOINTS)} the {words[1]}"
    if rng.random() < 0.3:
        text += f" {rng.choice(_ENDINGS)}"
    return f"{text[:1].upper()}{text[1:]}."
