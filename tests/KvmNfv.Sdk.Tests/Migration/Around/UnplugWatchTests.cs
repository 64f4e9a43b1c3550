using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Around;

/// <summary>
/// A real failover pair: net_failover in the guest, and QEMU that waits for the guest to let go of the primary. libvirt makes such pairs of passed-through
/// devices only; here an e1000e stands for one, by QEMU's own option. QEMU can't migrate that device's network, so the transfer fails after the unplug.
/// </summary>
[NonParallelizable]
[Category("Lab")]
public sealed class UnplugWatchTests
{
    private const string Pair = """
        <interface type='ethernet'><mac address='52:54:00:0a:00:01'/><model type='virtio'/><teaming type='persistent'/><alias name='ua-pair'/>
        <address type='pci' bus='1' slot='0'/></interface>
        """;

    private const string Primary = """{"driver":"e1000e","id":"primary","netdev":"p0","mac":"52:54:00:0a:00:01","failover_pair_id":"ua-pair","bus":"pci.3","addr":"0x0"}""";

    private TwoHosts _hosts = null!;

    [OneTimeSetUp]
    public void Start() => _hosts = TwoHosts.Start();

    [OneTimeTearDown]
    public void End() => _hosts?.Dispose();

    [TearDown]
    public Task EndGuests() => _hosts.ClearAsync();

    [Test]
    public async Task Watch_ends_when_the_guest_has_let_go()
    {
        using var domain = await StartAsync("letsgo");
        var watching = DeviceSteps.WatchUnplugAsync(_hosts.Source, domain, Plan(TimeSpan.FromSeconds(20)), default);
        await Task.Delay(500);
        Assert.That(watching.IsCompleted, Is.False, "nothing migrates yet");
        var migrating = MigrateAsync(domain);
        await watching.WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.CatchAsync<LibvirtException>(() => migrating);
    }

    [Test]
    public async Task Guest_that_holds_on_is_noticed_where_QEMU_would_wait_for_ever([Values] bool late)
    {
        using var domain = await StartAsync("holds");
        await domain.SuspendAsync();
        var migrating = late ? MigrateAsync(domain) : null;
        if (late)
            await Task.Delay(2000);
        var watching = DeviceSteps.WatchUnplugAsync(_hosts.Source, domain, Plan(TimeSpan.FromSeconds(3)), default);
        migrating ??= MigrateAsync(domain);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => watching.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.That(error!.Message, Does.Contain("did not let go of primary within 3.0 s"));
        Assert.That(migrating.IsCompleted, Is.False);
        await domain.AbortJobAsync();
        // Called off, QEMU waits for the guest 30 s more.
        await Assert.CatchAsync<LibvirtException>(() => migrating.WaitAsync(TimeSpan.FromSeconds(90)));
        Assert.That((await domain.GetStateAsync()).State, Is.EqualTo(DomainState.Paused));
    }

    [Test]
    public async Task Plan_without_a_pair_is_not_watched()
    {
        var plan = Plan(TimeSpan.FromSeconds(1)) with { DeviceSteps = [] };
        using var domain = await _hosts.StartAsync(new LabGuest("single"));
        Assert.That(DeviceSteps.WatchUnplugAsync(_hosts.Source, domain, plan, default).IsCompletedSuccessfully);
    }

    private static MigrationPlan Plan(TimeSpan timeout) =>
        (MigrationPlan)MigrationPlanner.Plan(TestMigration.Request) with { DeviceSteps = [new(MigrationDeviceAction.WaitUnplug, "primary", timeout)] };

    // Only once the guest's driver has taken the standby does QEMU plug the primary in.
    private async Task<IDomain> StartAsync(string name)
    {
        var domain = await _hosts.StartAsync(new LabGuest(name) { Boot = LabGuest.WithNetwork(), Interfaces = Pair, CommandLine = ["-netdev", "user,id=p0", "-device", Primary] }, persistent: false);
        Assert.That(() => domain.QemuMonitorCommandAsync("info pci", DomainQemuMonitorCommandFlags.Hmp), Does.Contain("8086:10d3").After(20_000, 200), "the primary is plugged in");
        return domain;
    }

    private Task MigrateAsync(IDomain domain) =>
        domain.MigrateToUriAsync(_hosts.DestinationUri, new TypedParameterList().Add("migrate_uri", TwoHosts.MigrateUri), DomainMigrateFlags.Live | DomainMigrateFlags.Peer2peer);
}
