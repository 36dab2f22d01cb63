"""What the database refuses at a till."""

#: A closed till or bazaar sells nothing and takes nothing back. The lock makes closing and selling wait for each other.
WHERE_IT_IS_OPEN = """
    PERFORM 1 FROM products_bazaar WHERE id = NEW.bazaar_id AND closed_at IS NULL AND cancelled_at IS NULL FOR SHARE;
    IF NEW.bazaar_id IS NOT NULL AND NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'sale_in_open_bazaar',
            MESSAGE = 'sale_in_open_bazaar';
    END IF;
    PERFORM 1 FROM products_shift WHERE id = NEW.shift_id AND bazaar_id = NEW.bazaar_id AND closed_at IS NULL FOR SHARE;
    IF NEW.shift_id IS NOT NULL AND NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'sale_in_open_shift',
            MESSAGE = 'sale_in_open_shift';
    END IF;
    RETURN NEW;
"""
#: What is put in or taken out of a drawer is counted at its closing, so nothing comes after it.
CASH_WHERE_IT_IS_OPEN = """
    PERFORM 1 FROM products_shift WHERE id = NEW.shift_id AND closed_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'cash_move_in_open_shift',
            MESSAGE = 'cash_move_in_open_shift';
    END IF;
    RETURN NEW;
"""
