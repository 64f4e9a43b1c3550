using CsCheck;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class MigrationRulesTests
{
    private static readonly RuleCase[] s_cases = [.. RuleCases.All()];

    [Test]
    public void Every_rule_has_a_case_and_every_case_a_rule() =>
        Assert.That(s_cases.Select(c => c.Id), Is.EquivalentTo(MigrationRules.All.Select(r => r.Id)));

    [Test]
    public void Every_rule_says_what_it_knows_from_where()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var rule in MigrationRules.All)
            {
                Assert.That(rule.Reason, Does.EndWith("."), rule.Id);
                Assert.That(rule.Source, Is.Not.Empty, rule.Id);
                Assert.That(rule.AppliesWhen, Is.Not.Empty, rule.Id);
                Assert.That(rule.Repairable || rule.Mend.Length > 0 || rule.Severity < PreflightOutcome.Refused, $"{rule.Id} refuses without a way out.");
            }
        }
    }

    [Test]
    public void Every_fact_is_known_and_used()
    {
        var facts = Enum.GetValues<RuleFact>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RuleFacts.All, Is.EquivalentTo(facts));
            var words = string.Join('\n', MigrationRules.All.Select(r => r.AppliesWhen));
            Assert.That(facts.Where(f => !words.Contains(RuleFacts.Words(f), StringComparison.Ordinal)), Is.Empty);
        }
    }

    [TestCaseSource(nameof(s_cases))]
    public void Rule_does_what_its_case_says(object which)
    {
        var test = (RuleCase)which;
        var (repaired, checks) = RuleEngine.Apply(test.Request, test.Draft);
        var (_, others) = RuleEngine.Apply(test.OtherRequest, test.OtherDraft);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks.Where(c => c.Rule == test.Id).Select(c => c.Outcome), Is.EqualTo(new[] { test.Outcome }), $"{test.Id} where it applies");
            Assert.That(others.Where(c => c.Rule == test.Id && !c.Undecided), Is.Empty, $"{test.Id} where it does not");
            if (test.Outcome == PreflightOutcome.Repaired)
                Assert.That(MigrationRules.Get(test.Id).When.Holds(new RuleInput(test.Request, repaired)), Is.False, $"{test.Id} after its repair");
        }
    }

    [Test]
    public void Unknown_rule_is_an_error() => Assert.That(() => MigrationRules.Get("no-such-rule"), Throws.TypeOf<KeyNotFoundException>());

    [Test]
    public void Fact_that_is_unknown_gives_a_note_and_no_refusal()
    {
        var request = TestMigration.Request with { Destination = TestMigration.Host(2) with { RunsGuestCpu = HostAbility.Unknown("remote"), Uuid = null } };
        var checks = RuleEngine.Apply(request, TestMigration.Draft).Checks;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks.Where(c => c.Undecided).Select(c => c.Rule), Is.EquivalentTo(new[] { "guest-cpu", "host-uuid" }));
            Assert.That(checks, Has.All.Property(nameof(PreflightCheck.Outcome)).LessThan(PreflightOutcome.Refused));
        }
    }

    [Test]
    public void Pinned_lever_is_refused_with_the_rule_and_not_repaired_away()
    {
        var request = TestMigration.WithQemu(10, 0) with { Policy = new() { RequirePostCopy = true, Parallel = LeverUse.Always } };
        var draft = new MigrationDraft { Flags = TestMigration.Ordinary | DomainMigrateFlags.Postcopy | DomainMigrateFlags.Parallel };
        var check = RuleEngine.Apply(request, draft).Checks.Single(c => c.Rule == "postcopy-parallel");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Outcome, Is.EqualTo(PreflightOutcome.Deadly));
            Assert.That(check.Mend, Does.Contain("pins post-copy and parallel"));
        }
    }

    [Test]
    public void Repairs_come_to_an_end_keep_every_pin_and_are_repaired_no_further()
    {
        var flags = Gen.Int[0, (1 << 21) - 1].Select(f => (DomainMigrateFlags)f);
        var policy = from parallel in Gen.Enum<LeverUse>()
                     from converge in Gen.Enum<LeverUse>()
                     from zero in Gen.Enum<LeverUse>()
                     from tls in Gen.Enum<LeverUse>()
                     from required in Gen.Bool
                     from compression in Gen.Enum<MigrationCompression>()
                     from pinned in Gen.Bool
                     from route in Gen.Enum<MigrationRoute>()
                     select new MigrationPolicy
                     {
                         Parallel = parallel, AutoConverge = converge, ZeroCopy = zero, Tls = tls, RequirePostCopy = required, Route = route,
                         Compression = pinned ? compression : null,
                     };
        Gen.Select(flags, policy, Gen.Enum<MigrationCompression>(), Gen.Int[7, 11], Gen.Int[8, 12]).Sample((given, rules, compression, qemu, libvirt) =>
        {
            var request = TestMigration.Hosts(h => h with { Qemu = new(qemu, 2, 0), Libvirt = new(libvirt, 3, 0) }) with { Policy = rules };
            var draft = new MigrationDraft { Flags = given, Compression = compression };
            var (after, checks) = RuleEngine.Apply(request, draft);
            Assert.That(PolicyPins.Broken(rules, draft, after), Is.Null);
            // What is refused may be mended in two ways of which neither suffices.
            if (checks.All(c => c.Outcome < PreflightOutcome.Refused))
                Assert.That(RuleEngine.Apply(request, after).Draft, Is.EqualTo(after));
        }, iter: 500);
    }
}
