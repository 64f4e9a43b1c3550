using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

internal sealed class CheckCaseTests
{
    private static readonly CheckCase[] s_cases = [.. KernelCases.All, .. MemoryCases.All, .. PlatformCases.All, .. KvmCases.All, .. DeviceCases.All, .. CacheCases.All, .. LibvirtCases.All];

    internal static IReadOnlyList<CheckCase> Cases => s_cases;

    private static IEnumerable<string> Ids => ReadinessChecks.All.Select(c => c.Definition.Id);

    [TestCaseSource(nameof(s_cases))]
    public void Changed_host_gives_the_finding(CheckCase wanted)
    {
        var result = wanted.Run();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.State, result.Finding), Is.EqualTo((wanted.State, result.Finding)));
            Assert.That(result.Finding, Does.Contain(wanted.Finding));
            if (result.State is CheckState.Warn or CheckState.Fail)
                Assert.That(result.Remedies, Is.Not.Empty);
            if (wanted.Remedy is not null)
                Assert.That(result.Remedies.Select(r => r.Value), Does.Contain(wanted.Remedy));
        }
    }

    // What the table must show for every check: besides the pass on the tuned host, something to mend or to note.
    [TestCaseSource(nameof(Ids))]
    public void Check_has_a_case_that_is_not_a_pass(string id) => Assert.That(
        s_cases.Where(c => c.Id == id && c.State is CheckState.Fail or CheckState.Warn or CheckState.Note).Select(c => c.Id), Does.Contain(id));

    [TestCaseSource(nameof(Ids))]
    public void Check_is_unknown_when_nothing_may_be_read(string id)
    {
        var result = new ReadinessChecker([.. ReadinessChecks.All.Where(c => c.Definition.Id == id)]).Check(new ForbiddenFiles(), new() { Role = RoleFor(id) }).Checks.Single();
        Assert.That((result.State, result.Finding), Is.EqualTo((CheckState.Unknown, result.Finding)));
    }

    [TestCaseSource(nameof(Ids))]
    public void Check_never_passes_when_its_first_evidence_is_root_only(string id)
    {
        var tuned = FakeHost.Tuned();
        var good = tuned.Check(id, role: RoleFor(id));
        if (good.State != CheckState.Pass)
            return;
        var first = good.Evidence.Select(e => e.Path.Split('#')[0]).FirstOrDefault(p => p.StartsWith('/'));
        Assert.That(first, Is.Not.Null, "A pass needs evidence.");
        var result = FakeHost.Tuned().Forbid(first!).Check(id, role: RoleFor(id));
        Assert.That((result.State, result.Finding), Is.EqualTo((CheckState.Unknown, result.Finding)));
    }

    private static MachineRole RoleFor(string id) =>
        ReadinessChecks.All.Single(c => c.Definition.Id == id).Definition.Scope == CheckScope.Guest ? MachineRole.Guest : MachineRole.Host;

    private sealed class ForbiddenFiles : IHostFiles
    {
        public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes) => throw new UnauthorizedAccessException(path);

        public string? ReadLink(string path) => throw new UnauthorizedAccessException(path);

        public EquatableList<string> List(string path) => throw new UnauthorizedAccessException(path);
    }
}
