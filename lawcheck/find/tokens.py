"""Words as an index sees them: folded, stemmed by language, and cut into pairs of characters where no spaces are."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

# Languages written as Snowball names them. A language that is not here is indexed by its plain words.
SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

# Languages that write compounds as one word: "Menschenhandel", "mensenhandel".
COMPOUNDING = frozenset({"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"})

# Words so common that they say nothing of a section's subject; needed where a query takes any of its words.
_STOP_WORDS = (
    "a an and any are as at be been by for from has have in into is it its law may no not of on or other shall such "
    "that the their them there they this to under was were whether which who with without does do "
    "au aux avec ce ces cette d dans de des du elle en est et il ils l la le les leur leurs loi n ne ou où par pas "
    "pour qu que qui s sa se ses son sont sur toute tout un une y à "
    "al como con del el es la las lo los o para por que se ser si sin su sus u un una y "
    "ao aos às com da das do dos e em na nas nos os ou pela pelo são sem seu sua um uma "
    "als am auch auf aus bei das dem den der des die durch ein eine einem einen einer eines für hat im in ist kann "
    "mit nach nicht oder sich sind sie so und vom von vor wenn wer wird zu zum zur über "
    "aan bij dan dat de den die door een en het hij in is met naar niet of om op te tot uit van voor wordt zich "
    "в во для до за и из или к как ли на не о от по при с со у что это "
    "أو أي إلى إذا أن التي الذي عن على في كل لا ما من هذا هذه هو هي و"
)

_STRIPPED = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PAIR = 2
_LAST_MARK = 0x3100


class Token(NamedTuple):
    """One word of a text: how it is indexed, and where it stands."""

    stem: str
    start: int
    end: int


def clean(text: str) -> str:
    """Take out soft hyphens and other invisible signs, and write white space as single spaces."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def base(language: str) -> str:
    """Give the language of a tag: ``pt`` for ``pt-BR``."""
    return language.partition("-")[0].lower()


def fold(word: str) -> str:
    """Take case and diacritics off a word, the vowel signs and tatweel of Arabic with them."""
    bare = _STRIPPED.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", bare).replace("ı", "i").replace("œ", "oe").replace("æ", "ae")


def tokens(text: str, language: str) -> Iterator[Token]:
    """Walk the words of a cleaned text in order; a run without spaces is walked in pairs of characters."""
    stem = _stemmer(base(language))
    for match in _pattern().finditer(text):
        start, end = match.span()
        if match.lastgroup == "word":
            yield Token(stem(match[0]), start, end)
            continue
        for place in range(start, max(end - 1, start + 1)):
            yield Token(fold(text[place : min(place + _PAIR, end)]), place, min(place + _PAIR, end))


def stems(text: str, language: str) -> list[str]:
    """Give the words of a text as they are indexed."""
    return [each.stem for each in tokens(clean(text), language)]


def is_content(word: str) -> bool:
    """Say whether a folded word can tell one section from another."""
    return word not in _folded_stop_words()


@lru_cache(1)
def _folded_stop_words() -> frozenset[str]:
    return frozenset(map(fold, _STOP_WORDS.split()))


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    marks = "".join(
        re.escape(chr(code)) for code in range(0x300, _LAST_MARK) if unicodedata.category(chr(code))[0] == "M"
    )
    return re.compile(f"(?P<run>[{_UNSPACED}]+)|(?P<word>(?:(?![{_UNSPACED}])[^\\W_][{marks}]*)+)")


@lru_cache(32)
def _stemmer(language: str) -> Callable[[str], str]:
    name = SNOWBALL.get(language)
    if name is None:
        return lru_cache(200_000)(fold)
    from snowballstemmer import stemmer

    snowball = stemmer(name).stemWord

    def stemmed(word: str) -> str:
        plain = _STRIPPED.sub("", word) if language == "ar" else word
        return sys.intern(fold(snowball(plain.casefold())))

    return lru_cache(200_000)(stemmed)
