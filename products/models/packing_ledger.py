"""What the database refuses of rotas and packing lists."""

REFUSE = "RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}', MESSAGE = '{rule}';"


def _refuse(rule: str) -> str:
    return REFUSE.format(rule=rule)


#: Who stands is of a rusunawa that comes, on a day and at a stand that it has, and lives there on that day.
TURN_HAS_ITS_PLACE = f"""
    PERFORM 1 FROM products_invitation invitation
    JOIN products_bazaar bazaar ON bazaar.id = invitation.bazaar_id
    WHERE invitation.id = NEW.invitation_id AND invitation.answer = 'ikut'
      AND NEW.day BETWEEN bazaar.starts_on AND bazaar.ends_on AND NEW.stand <= invitation.stands;
    IF NOT FOUND THEN {_refuse("turn_at_a_stand_of_those_who_come")} END IF;
    PERFORM 1 FROM participants_residence home
    JOIN products_invitation invitation ON invitation.rusunawa_id = home.rusunawa_id
    WHERE invitation.id = NEW.invitation_id AND home.participant_id = NEW.participant_id
      AND home.moved_in_on <= NEW.day AND (home.moved_out_on IS NULL OR home.moved_out_on >= NEW.day);
    IF NOT FOUND THEN {_refuse("turn_by_resident")} END IF;
    RETURN NEW;
"""
#: The lock makes leaving, arriving and closing wait for each other.
LIST_TO_OPEN_BAZAAR = f"""
    PERFORM 1 FROM products_bazaar bazaar
    JOIN products_invitation invitation ON invitation.bazaar_id = bazaar.id
    WHERE invitation.id = NEW.invitation_id AND bazaar.closed_at IS NULL AND bazaar.cancelled_at IS NULL
    FOR SHARE OF bazaar;
    IF NOT FOUND THEN {_refuse("packing_list_to_open_bazaar")} END IF;
    RETURN NEW;
"""
#: Before it leaves a list is written, then only what arrived, and after that nothing.
LINE_STANDS = f"""
    DECLARE
        line products_packingline;
        list products_packinglist;
    BEGIN
        IF TG_OP = 'DELETE' THEN line := OLD; ELSE line := NEW; END IF;
        SELECT * INTO list FROM products_packinglist WHERE id = line.packing_list_id FOR SHARE;
        IF list.received_at IS NOT NULL OR (list.sent_at IS NOT NULL AND TG_OP <> 'UPDATE')
           OR (list.sent_at IS NOT NULL AND (OLD.packing_list_id, OLD.share_id, OLD.grade, OLD.quantity)
               IS DISTINCT FROM (NEW.packing_list_id, NEW.share_id, NEW.grade, NEW.quantity))
           OR (list.sent_at IS NULL AND line.arrived IS NOT NULL)
        THEN {_refuse("packing_line_stands")} END IF;
        PERFORM 1 FROM products_share share
        JOIN products_lot lot ON lot.id = share.lot_id AND NOT lot.is_for_partner
        JOIN products_invitation invitation ON invitation.rusunawa_id = lot.rusunawa_id
        WHERE share.id = line.share_id AND invitation.id = list.invitation_id;
        IF NOT FOUND THEN {_refuse("packing_line_of_that_rusunawa")} END IF;
        RETURN line;
    END;
"""  # noqa: S608
LIST_ARRIVED_WHOLE = """
    SELECT list.received_at IS NOT NULL AND EXISTS (
        SELECT FROM products_packingline WHERE packing_list_id = list.id AND arrived IS NULL)
    FROM products_packinglist list WHERE list.id = {key}
"""
BAZAAR_IS_OVER_WHEN_EMPTY = """
    SELECT (bazaar.closed_at IS NOT NULL OR bazaar.cancelled_at IS NOT NULL) AND (
        EXISTS (SELECT FROM products_balance
                WHERE place_id IN (bazaar.place_id, bazaar.transit_id) AND quantity > 0)
        OR EXISTS (SELECT FROM products_shift WHERE bazaar_id = bazaar.id AND closed_at IS NULL))
    FROM products_bazaar bazaar WHERE bazaar.id = {key}
"""
