using KvmNfv.LibvirtXml;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Repinning;
using KvmNfv.Sdk.Tests.Repinning;

namespace KvmNfv.Sdk.Tests.Guests;

/// <summary>A real guest whose threads change places on two CPUs, and come back when something fails in the middle.</summary>
[NonParallelizable]
[Category("Guest")]
public sealed class LiveRepinTests
{
    private LiveGuest _guest = null!;

    [OneTimeSetUp]
    public async Task Start() => _guest = await LiveGuest.StartAsync("hd", persistent: true);

    // Each test starts with housekeeping on CPU 0 and the dedicated vCPU on CPU 1.
    [SetUp]
    public async Task Back_to_the_first_plan()
    {
        var report = await new DomainRepinner().RunAsync(_guest.Connection, _guest.Domain, _guest.Plan, Only(pause: true));
        Assert.That(report.Outcome, Is.EqualTo(RepinOutcome.Done).Or.EqualTo(RepinOutcome.NothingToDo), report.ToJson());
        Expect(housekeeping: "0", dedicated: "1");
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_guest is not null)
            await _guest.DisposeAsync();
    }

    [Test]
    public async Task Change_of_places_without_a_free_cpu_is_refused_and_changes_nothing()
    {
        var report = await new DomainRepinner().RunAsync(_guest.Connection, _guest.Domain, _guest.PlanOn(housekeeping: 1), Only(pause: false));
        Assert.That(report.Outcome, Is.EqualTo(RepinOutcome.Refused));
        Assert.That(report.Refusals.Single().What, Does.Contain("stand in each other's way"));
        Expect(housekeeping: "0", dedicated: "1");
    }

    [Test]
    public async Task Guest_as_planned_needs_nothing()
    {
        var report = await new DomainRepinner().RunAsync(_guest.Connection, _guest.Domain, _guest.Plan);
        Assert.That(report.Outcome, Is.EqualTo(RepinOutcome.NothingToDo), report.ToJson());
        Assert.That(report.KernelSeen);
    }

    [Test]
    public async Task Failure_in_the_middle_rolls_everything_back()
    {
        var definition = await DefinitionAsync();
        var files = new LyingFiles("CPU 1/TCG", "Cpus_allowed_list:\t0\n", "Cpus_allowed_list:\t0-1\n");
        var report = await new DomainRepinner(null, files).RunAsync(_guest.Connection, _guest.Domain, _guest.PlanOn(housekeeping: 1), Only(pause: true));
        Assert.That(files.Lied);
        Assert.That(report.Outcome, Is.EqualTo(RepinOutcome.RolledBack), report.ToJson());
        Assert.That(report.Error, Does.Contain("vCPU 1: the kernel has thread"));
        Assert.That(report.Steps.Count(s => s.State == RepinStepState.Undone), Is.GreaterThanOrEqualTo(3));
        Assert.That(report.Steps.Single(s => s.State == RepinStepState.Failed).Step.Subject, Is.EqualTo("vCPU 1"));
        Expect(housekeeping: "0", dedicated: "1");
        Assert.That((await _guest.Domain.GetStateAsync()).State, Is.EqualTo(DomainState.Running));
        Assert.That(await DefinitionAsync(), Is.EqualTo(definition));
        Assert.That(await _guest.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task Threads_change_places_in_a_pause_and_the_audit_finds_the_new_plan()
    {
        var plan = _guest.PlanOn(housekeeping: 1);
        var report = await new DomainRepinner().RunAsync(_guest.Connection, _guest.Domain, plan, Only(pause: true));
        Assert.That(report.Outcome, Is.EqualTo(RepinOutcome.Done), report.ToJson());
        Assert.That(report.Steps[0].Step.Kind, Is.EqualTo(RepinStepKind.Pause));
        Assert.That(report.Steps[^1].Step.Kind, Is.EqualTo(RepinStepKind.Definition));
        Expect(housekeeping: "1", dedicated: "0");
        Assert.That((await _guest.Domain.GetStateAsync()).State, Is.EqualTo(DomainState.Running));
        Assert.That(await _guest.FoundAsync(), Is.Empty, (await _guest.AuditAsync()).ToJson());
        var definition = DomainDocument.Parse(await DefinitionAsync());
        Assert.That(definition.CpuTune.VcpuPins.Select(p => $"{p.CpuSet}"), Is.EqualTo(new[] { "1", "0" }));
        Assert.That($"{definition.CpuTune.EmulatorPin.CpuSet}", Is.EqualTo("1"));
        Assert.That(RepinReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }

    [Test]
    public async Task Cancellation_between_steps_rolls_back()
    {
        using var cancelled = new CancellationTokenSource();
        // Cancelled once the first thread has moved: the reading back comes after the move.
        var files = new CancellingFiles(cancelled, _guest.Thread("IO iothread1"));
        var report = await new DomainRepinner(null, files).RunAsync(_guest.Connection, _guest.Domain, _guest.PlanOn(housekeeping: 1), Only(pause: true), cancelled.Token);
        Assert.That((report.Outcome, report.Error), Is.EqualTo((RepinOutcome.RolledBack, "cancelled")), report.ToJson());
        Assert.That(report.Steps.Select(s => s.State), Has.Some.EqualTo(RepinStepState.Undone).And.Some.EqualTo(RepinStepState.NotRun));
        Expect(housekeeping: "0", dedicated: "1");
        Assert.That((await _guest.Domain.GetStateAsync()).State, Is.EqualTo(DomainState.Running));
    }

    [Test]
    public async Task Definition_is_left_alone_when_asked()
    {
        var definition = await DefinitionAsync();
        var report = await new DomainRepinner().RunAsync(_guest.Connection, _guest.Domain, _guest.PlanOn(housekeeping: 1), Only(pause: true) with { UpdateDefinition = false });
        Assert.That(report.Outcome, Is.EqualTo(RepinOutcome.Done), report.ToJson());
        Expect(housekeeping: "1", dedicated: "0");
        Assert.That(await DefinitionAsync(), Is.EqualTo(definition));
    }

    // On a larger machine a free CPU would make the pause unnecessary.
    private RepinOptions Only(bool pause) => new() { AllowPause = pause, Housekeeping = _guest.Host.Online };

    private Task<string> DefinitionAsync() => _guest.Domain.GetXmlAsync(DomainXmlFlags.Inactive);

    private void Expect(string housekeeping, string dedicated)
    {
        var threads = _guest.Threads();
        using (Assert.EnterMultipleScope())
        {
            // Thread contexts preallocated memory at start and sleep for ever.
            foreach (var group in threads.Where(t => !t.Key.StartsWith("TC ", StringComparison.Ordinal)))
                Assert.That(group, Has.All.EqualTo(group.Key == "CPU 1/TCG" ? dedicated : housekeeping), group.Key);
        }
    }
}
