using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Audit;

internal sealed class DomainAuditTests
{
    [Test]
    public void Guest_built_from_its_plan_has_no_finding()
    {
        var report = DomainAudit.Check(AuditBaseline.Subject());
        Assert.That(report.Findings, Is.Empty, string.Join("\n", report.Findings.Select(f => $"{f.Rule}: {f.What}")));
        Assert.That(report.NotChecked, Is.Empty);
        Assert.That(report.RealTime);
    }

    [TestCaseSource(typeof(AuditCases), nameof(AuditCases.All))]
    public void Tampered_guest_is_found(object @case)
    {
        var tampered = (AuditCase)@case;
        var report = DomainAudit.Check(tampered.Tamper(AuditBaseline.Subject()));
        var found = report.Findings.Where(f => f.Rule == tampered.Rule).ToList();
        Assert.That(found, Is.Not.Empty, $"found instead: {string.Join(", ", report.Findings.Select(f => f.Rule))}");
        var rule = DomainAudit.Rules.Single(r => r.Id == tampered.Rule);
        Assert.That(found[0].What + found[0].Mend, Does.Contain(tampered.Says));
        Assert.That(found.TrueForAll(f => f.Severity == rule.Severity && f.Why == rule.Why && f.Where.Length > 0 && f.Mend.EndsWith('.')));
    }

    [Test]
    public void Every_rule_has_a_case() =>
        Assert.That(AuditCases.All.Select(c => c.Rule).Distinct(), Is.EquivalentTo(DomainAudit.Rules.Select(r => r.Id)));

    [Test]
    public void Rules_have_names_of_their_own_and_say_why()
    {
        Assert.That(DomainAudit.Rules.Select(r => r.Id), Is.Unique.And.All.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
        Assert.That(DomainAudit.Rules.All(r => r.Title.Length > 0 && r.Why.EndsWith('.') && (r.Otherwise ?? 0) <= r.Severity));
    }

    [Test]
    public void Findings_come_the_worst_first_and_always_the_same()
    {
        var reports = Enumerable.Range(0, 2).Select(_ => DomainAudit.Check(new AuditSubject { Domain = DomainDocument.Parse(Careless), Host = AuditBaseline.Host })).ToList();
        Assert.That(reports[0], Is.EqualTo(reports[1]));
        Assert.That(reports[0].Findings.Select(f => f.Severity), Is.Ordered.Descending);
        Assert.That(reports[0].HasErrors);
    }

    [Test]
    public void Report_survives_json()
    {
        var report = DomainAudit.Check(new AuditSubject { Domain = DomainDocument.Parse(Careless) });
        Assert.That(AuditReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }

    [Test]
    public void What_can_not_be_checked_is_said_and_never_passes()
    {
        var report = DomainAudit.Check(new AuditSubject { Domain = DomainDocument.Parse(Careless) });
        Assert.That(report.NotChecked.Select(g => g.Missing), Is.EqualTo(new[]
        {
            "the host's topology", "the host's other domains", "a plan", "a profile", "a running domain on this machine",
        }));
        var checkedOrNot = report.NotChecked.SelectMany(g => g.Rules).ToList();
        Assert.That(checkedOrNot, Is.Unique.And.EquivalentTo(DomainAudit.Rules.Where(r => r.Needs != AuditNeeds.None).Select(r => r.Id)));
    }

    // The two wrong lines of libvirt's guide to real-time KVM, in a guest of our own.
    [TestCase("<vcpusched vcpus='0-4' scheduler='fifo' priority='1'/>", "", "vCPUs 0-4, but 4 do not exist")]
    [TestCase("<vcpusched vcpus='0-3' scheduler='fifo' priority='1'/>", "nodeset='1'", "guest nodes 1, which do not exist")]
    public void Wrong_line_of_the_guide_is_refused(string scheduler, string nodeset, string says)
    {
        var report = DomainAudit.Check(new AuditSubject
        {
            Domain = DomainDocument.Parse($"""
                <domain type='kvm'>
                  <name>realtime</name>
                  <memory unit='GiB'>2</memory>
                  <memoryBacking><hugepages><page size='1' unit='GiB' {nodeset}/></hugepages></memoryBacking>
                  <vcpu placement='static'>4</vcpu>
                  <cputune>
                    <vcpupin vcpu='0' cpuset='10'/><vcpupin vcpu='1' cpuset='12'/><vcpupin vcpu='2' cpuset='14'/><vcpupin vcpu='3' cpuset='15'/>
                    <emulatorpin cpuset='8-9'/>{scheduler}
                  </cputune>
                  <numatune><memory mode='strict' nodeset='1'/></numatune>
                </domain>
                """),
        });
        Assert.That(report.Findings.Where(f => f.Severity == AuditSeverity.Error).Select(f => f.What), Has.Some.Contains(says));
    }

    [Test]
    public void Ordinary_guest_gets_notes_not_errors()
    {
        var report = DomainAudit.Check(new AuditSubject { Domain = DomainDocument.Parse(Careless.Replace("<vcpusched vcpus='1' scheduler='fifo' priority='1'/>", "").Replace("<vcpupin vcpu='1' cpuset='2'/>", "")) });
        Assert.That(report.RealTime, Is.False);
        Assert.That(report.HasErrors, Is.False, string.Join("\n", report.Findings.Select(f => $"{f.Severity} {f.Rule}: {f.What}")));
        Assert.That(report.Findings.Select(f => f.Rule), Has.Member("unpinned").And.Member("timer-hpet"));
    }

    [Test]
    public void Document_with_absurd_numbers_is_audited_in_bounds()
    {
        var report = DomainAudit.Check(new AuditSubject
        {
            Domain = DomainDocument.Parse("""
                <domain type='kvm'><name>x</name><memory unit='KiB'>18014398509481983</memory><vcpu>4294967295</vcpu><iothreads>4294967295</iothreads>
                <cputune><vcpusched vcpus='0-16383' scheduler='fifo' priority='1'/></cputune><cpu><topology sockets='1' cores='1' threads='4294967295'/></cpu></domain>
                """),
            Host = AuditBaseline.Host,
        });
        Assert.That(report.HasErrors);
    }

    [Test]
    public void Given_plan_counts_more_than_the_stored_one()
    {
        var subject = AuditBaseline.Subject();
        var moved = AuditBaseline.Plan with { Emulator = AuditBaseline.Plan.Emulator with { Cpus = CpuSet.Of(8) } };
        Assert.That(DomainAudit.Check(subject with { Plan = moved }).Findings.Select(f => f.Rule), Has.Member("plan-emulator"));
    }

    private const string Careless = """
        <domain type='kvm'>
          <name>careless</name>
          <memory unit='MiB'>256</memory>
          <vcpu>2</vcpu>
          <cputune><vcpupin vcpu='1' cpuset='2'/><vcpusched vcpus='1' scheduler='fifo' priority='1'/></cputune>
          <os><type arch='x86_64' machine='q35'>hvm</type></os>
        </domain>
        """;
}
