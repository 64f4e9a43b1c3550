using System.Diagnostics;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>
/// Faults at random moments of real migrations. After each the guest lives in exactly one place with its memory whole, nothing is left over, and the next
/// migration works.
/// </summary>
[Category("Faults")]
internal sealed class MigrationFaultTests() : LiveMigrationFixture("1gbit")
{
    // About as long as a migration of these guests takes, and a little more.
    private static readonly TimeSpan s_span = TimeSpan.FromSeconds(3);

    private MigratingGuest _guest = null!;
    private bool _back;

    private LibvirtConnection From => _back ? B : A;

    [SetUp]
    public async Task StartGuestAsync()
    {
        _back = false;
        _guest = await MigratingGuest.StartAsync(A, B, "64,40,uniform", 192);
    }

    [TearDown]
    public async Task EndGuestAsync() => await _guest.DisposeAsync();

    [Test]
    public async Task Cancelled()
    {
        foreach (var (_, at) in Faults.In(s_span))
        {
            var operation = await BeginAsync();
            await Task.Delay(at);
            await operation.CancelAsync();
            await SettledAsync(await operation.WaitAsync(), MigrationState.Cancelled, MigrationState.Completed);
        }

        await NextWorksAsync();
    }

    [Test]
    public async Task Daemon_of_the_source_killed() => await KilledAsync(() => _back ? "kvmb" : "kvma");

    [Test]
    public async Task Daemon_of_the_destination_killed() => await KilledAsync(() => _back ? "kvma" : "kvmb");

    [Test]
    public async Task Link_cut_for_a_while_in_pre_copy()
    {
        foreach (var (random, at) in Faults.In(s_span))
        {
            var operation = await BeginAsync();
            await Task.Delay(at);
            LabHosts.Cut();
            // Some are back before anybody gives up, some are not.
            var whole = random.Next(2) == 0;
            if (whole)
                await Task.WhenAny(operation.WaitAsync(), Task.Delay(TimeSpan.FromSeconds(40)));
            else
                await Task.Delay(random.Next(2_000));
            LabHosts.Join();
            await SettledAsync(await operation.WaitAsync(), MigrationState.Failed, MigrationState.Cancelled, MigrationState.Completed);
        }

        await NextWorksAsync();
    }

    [Test]
    public async Task Link_cut_for_a_while_in_post_copy()
    {
        foreach (var (random, at) in Faults.In(TimeSpan.FromSeconds(1)))
        {
            var policy = new MigrationPolicy { PostCopy = PostCopyUse.First, RequirePostCopy = true, Compression = MigrationCompression.None };
            var operation = await BeginAsync(policy);
            await foreach (var e in operation.EventsAsync())
            {
                if (e.Kind == MigrationEventKind.State && operation.State is MigrationState.PostCopy or MigrationState.Completed)
                    break;
            }

            await Task.Delay(at);
            LabHosts.Cut();
            await Task.Delay(random.Next(3_000));
            LabHosts.Join();
            var report = await operation.WaitAsync();
            if (report.Outcome == MigrationState.Completed)
            {
                await SettledAsync(report, MigrationState.Completed);
                continue;
            }

            // Cut in the moment in which QEMU 10.0 opens its second channel, its destination hangs for good: that is what the report must say.
            Assert.That(report.Outcome, Is.EqualTo(MigrationState.PostCopyPaused), Facts(report));
            Assert.That(report.Error, Does.Contain("post-copy broke off"), Facts(report));
            await RestartAsync();
        }

        await NextWorksAsync();
    }

    [Test]
    public async Task Guest_ends_in_the_middle()
    {
        foreach (var (_, at) in Faults.In(s_span))
        {
            await using var guest = await MigratingGuest.StartAsync(A, B, "64,40,uniform unknown_nmi_panic", 192, extra: "<on_reboot>destroy</on_reboot>");
            var plan = await PlanAsync(guest);
            var operation = await StartAsync(guest, plan);
            await Task.Delay(at);
            var moved = !await EndAsync(A, guest.Uuid) && await EndAsync(B, guest.Uuid);
            var report = await operation.WaitAsync();
            TestContext.Out.WriteLine($"{(moved ? "after" : "in")} the migration: {report.Outcome}: {report.Error}");
            Assert.That(report.Outcome, Is.AnyOf(MigrationState.Lost, MigrationState.Completed, MigrationState.Failed), Facts(report));
            // An interrupt that came when the source had stopped already never reached the guest, which then goes on.
            if (report.Outcome == MigrationState.Completed && !await EndsAsync(guest))
            {
                await guest.AssertAliveAsync(B);
                continue;
            }

            Assert.That(await EndsAsync(guest), Is.True, Facts(report));
            Assert.That(Processes(guest), Is.Empty);
        }

        await NextWorksAsync();
    }

    [Test]
    public async Task Two_migrations_of_the_same_domain()
    {
        foreach (var (_, at) in Faults.In(s_span / 2))
        {
            var first = await BeginAsync();
            await Task.Delay(at);
            MigrationReport? second = null;
            try
            {
                second = await (await BeginAsync()).WaitAsync();
            }
            catch (Exception e) when (e is InvalidOperationException or LibvirtException)
            {
                TestContext.Out.WriteLine($"refused: {e.Message}");
            }

            var report = await first.WaitAsync();
            if (second is not null)
                Assert.That(second.Outcome, Is.Not.EqualTo(report.Outcome).Or.EqualTo(MigrationState.Completed), Facts(second));
            await SettledAsync(report, MigrationState.Completed);
        }

        await NextWorksAsync();
    }

    private async Task KilledAsync(Func<string> host)
    {
        foreach (var (random, at) in Faults.In(s_span))
        {
            var operation = await BeginAsync();
            await Task.Delay(at);
            LabHosts.Kill(host());
            await Task.Delay(random.Next(1_000));
            LabHosts.StartAgain();
            var report = await operation.WaitAsync();
            await ConnectAsync();
            _guest.Use(A, B);
            await SettledAsync(report, MigrationState.Failed, MigrationState.Completed, MigrationState.Cancelled);
        }

        await NextWorksAsync();
    }

    // QEMU that hangs is ended as an operator would, with the guest in it.
    private async Task RestartAsync()
    {
        foreach (var process in Processes(_guest))
            Process.GetProcessById(process).Kill();
        await Task.Delay(2_000);
        await _guest.DisposeAsync();
        (_back, _guest) = (false, await MigratingGuest.StartAsync(A, B, "64,40,uniform", 192));
    }

    private async Task<IMigrationOperation> BeginAsync(MigrationPolicy? policy = null) => await StartAsync(_guest, await PlanAsync(_guest, policy, back: _back), back: _back);

    /// <summary>Asserts the report's truth, and goes on from where the guest is.</summary>
    private async Task SettledAsync(MigrationReport report, params MigrationState[] allowed)
    {
        TestContext.Out.WriteLine($"{report.Outcome} after {report.Total.TotalSeconds:0.00} s: {report.Error}");
        Assert.That(report.Outcome, Is.AnyOf([.. allowed.Cast<object>()]), Facts(report));
        Assert.That(report.Proof.Where(c => c.Passed == false), Is.Empty, Facts(report));
        if (report.Outcome == MigrationState.Completed)
            _back = !_back;
        await _guest.AssertAliveAsync(From);
        Assert.That(Processes(_guest), Has.Count.EqualTo(1), Facts(report));
    }

    private async Task NextWorksAsync()
    {
        var report = await RunAsync(_guest, await PlanAsync(_guest, back: _back), back: _back);
        AssertProved(report, MigrationState.Completed);
        _back = !_back;
        await _guest.AssertAliveAsync(From);
    }

    private async Task<bool> EndsAsync(MigratingGuest guest)
    {
        for (var i = 0; i < 50; i++)
        {
            if (!await guest.ActiveAsync(A) && !await guest.ActiveAsync(B))
                return true;
            await Task.Delay(100);
        }

        return false;
    }

    private static async Task<bool> EndAsync(LibvirtConnection host, Guid uuid)
    {
        try
        {
            using var domain = await host.LookupDomainByUuidAsync(uuid);
            await domain.QemuMonitorCommandAsync("""{"execute":"inject-nmi"}""");
            return true;
        }
        catch (LibvirtException e)
        {
            TestContext.Out.WriteLine($"no NMI at {host.Uri}: {e.Message}");
            return false;
        }
    }

    private static List<int> Processes(MigratingGuest guest) =>
        [.. Process.GetProcesses().Where(p => Command(p.Id).Contains($"guest={guest.Name},", StringComparison.Ordinal)).Select(p => p.Id)];

    private static string Command(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }
}
