def test_a_reading_comes_back_as_it_was(store, put, make):
    _, entry = made = make()
    put(made)
    put(make("d2", text="Six soldiers died in Basra on Sunday.", killed=6))
    assert store.view.reading("d1") == entry.reading
    assert store.view.reading("nobody") is None
