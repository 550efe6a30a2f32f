#include "plugin/domain/keywords.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;

TEST_CASE("a keyword counts as whole words, in letters of either case", "[domain][keywords]")
{
    CHECK(mentions("SEV1 in production!", "sev1"));
    CHECK(mentions("we have a (Sev1).", "SEV1"));
    CHECK(mentions("the site  is\ndown", "site is down"));
    CHECK(mentions("Störung im Netz", "STÖRUNG"));
    CHECK(mentions("АВАРИЯ на складе", "авария"));
    CHECK(mentions("#outage: again", "#outage"));
    CHECK(mentions("本番で障害発生", "障害"));

    CHECK_FALSE(mentions("sev10 is not so bad", "sev1"));
    CHECK_FALSE(mentions("the sev1_log table", "sev1"));
    CHECK_FALSE(mentions("downtown", "down"));
    CHECK_FALSE(mentions("Entstörung", "störung"));
    CHECK_FALSE(mentions("anything", "  "));
    CHECK_FALSE(mentions("", "sev1"));
}

TEST_CASE("a later mention counts where the first is part of a word", "[domain][keywords]")
{
    CHECK(mentions("downtown is down", "down"));
}

TEST_CASE("keywords that are switched off, or of an archived playbook, count for nothing", "[domain][keywords]")
{
    Playbook playbook = test::a_playbook();
    playbook.settings.keywords = {true, {"fire", "sev1"}};
    CHECK(keyword_in("Sev1!", playbook) == "sev1");
    playbook.settings.keywords.is_on = false;
    CHECK(keyword_in("Sev1!", playbook).empty());
    playbook.settings.keywords.is_on = true;
    playbook.archived_at = from_millis(1);
    CHECK(keyword_in("Sev1!", playbook).empty());
}
