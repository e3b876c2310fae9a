"""What a password costs whoever guesses: of it every other test in this process is spared."""


def test_a_password_is_kept_at_the_price_that_is_recommended(real_hasher):
    kept = real_hasher.hash("cuatro palabras al azar")

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
