using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Around;

/// <summary>Real guests that give up interfaces, or don't, on real hosts.</summary>
[NonParallelizable]
[Category("Lab")]
public sealed class DeviceStepsTests
{
    private static readonly string s_first = LabGuest.Mac(1);
    private static readonly string s_second = LabGuest.Mac(2);
    private static readonly TimeSpan s_ample = TimeSpan.FromSeconds(30);

    private readonly List<(MigrationEventKind Kind, string Text)> _told = [];
    private TwoHosts _hosts = null!;

    [OneTimeSetUp]
    public void Start() => _hosts = TwoHosts.Start();

    [OneTimeTearDown]
    public void End() => _hosts?.Dispose();

    [SetUp]
    public void Forget() => _told.Clear();

    [TearDown]
    public Task EndGuests() => _hosts.ClearAsync();

    [Test]
    public async Task Interface_is_detached_before_and_attached_after_the_move()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("moves") { Interfaces = LabGuest.Interface(1) + LabGuest.Interface(2) });
        var before = await DocumentAsync(domain);
        var documents = await DeviceSteps.DetachAsync(_hosts.Source, domain, Plan(Detach("net0", s_ample)), Tell, default);

        Assert.That(documents, Has.Count.EqualTo(1));
        Assert.That(documents[0], Does.Contain(s_first).And.Not.Contain("<alias"));
        Assert.That(await MacsAsync(domain), Is.EqualTo([s_second]));
        Assert.That(await MacsAsync(domain, DomainXmlFlags.Inactive), Is.EqualTo([s_first, s_second]), "the definition keeps it");

        await domain.MigrateToUriAsync(_hosts.DestinationUri, new TypedParameterList().Add("migrate_uri", TwoHosts.MigrateUri),
            DomainMigrateFlags.Live | DomainMigrateFlags.Peer2peer | DomainMigrateFlags.PersistDest | DomainMigrateFlags.UndefineSource);
        using var moved = await _hosts.Destination.LookupDomainByUuidAsync(domain.Uuid);
        Assert.That(await DeviceSteps.AttachAsync(_hosts.Destination, moved, documents, Tell, default), Is.Empty);

        Assert.That(await MacsAsync(moved), Is.EquivalentTo([s_first, s_second]));
        Assert.That(await MacsAsync(moved, DomainXmlFlags.Inactive), Is.EqualTo([s_first, s_second]), "the definition has it once");
        Assert.That(Address(await DocumentAsync(moved), s_first), Is.EqualTo(Address(before, s_first)), "it is in the slot where it was");
        Assert.That(_told.Select(t => t.Kind), Has.All.EqualTo(MigrationEventKind.Device));
    }

    [Test]
    public async Task Definition_that_lacks_the_device_gets_it()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("lacks"));
        var document = LabGuest.Interface(1);
        Assert.That(await DeviceSteps.AttachAsync(_hosts.Source, domain, [document], Tell, default), Is.Empty);
        Assert.That(await MacsAsync(domain), Is.EqualTo([s_first]));
        Assert.That(await MacsAsync(domain, DomainXmlFlags.Inactive), Is.EqualTo([s_first]));
    }

    [Test]
    public async Task One_device_that_fails_does_not_stop_the_others()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("fails"));
        var bad = $"<interface type='bridge'><mac address='{s_first}'/><source bridge='nosuchbridge'/><model type='virtio'/></interface>";
        var failed = await DeviceSteps.AttachAsync(_hosts.Source, domain, [bad, LabGuest.Interface(2)], Tell, default);
        Assert.That(failed, Is.EqualTo([bad]));
        Assert.That(await MacsAsync(domain), Is.EqualTo([s_second]));
        Assert.That(_told.Single(t => t.Kind == MigrationEventKind.Warning).Text, Does.StartWith(s_first).And.Contain("nosuchbridge"));
    }

    [Test]
    public async Task Guest_that_does_not_let_go_gets_back_what_it_had()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("holds") { Interfaces = LabGuest.Interface(1) + LabGuest.Interface(2) });
        // The guest lets go of the first one; then it is paused and can't let go of the second.
        void TellAndPause(MigrationEventKind kind, string text)
        {
            Tell(kind, text);
            if (text == "net0: the guest let go of it.")
                ((Domain)domain).Suspend();
        }

        var plan = Plan(Detach("net0", s_ample), Detach(s_second, TimeSpan.FromSeconds(8)));
        var error = await Assert.ThrowsAsync<TimeoutException>(() => DeviceSteps.DetachAsync(_hosts.Source, domain, plan, TellAndPause, default));
        Assert.That(error!.Message, Does.Contain("holds").And.Contain(s_second).And.Contain("8.0 s"));
        Assert.That(await MacsAsync(domain), Is.EquivalentTo([s_first, s_second]));
    }

    [Test]
    public async Task Guest_without_acpi_holds_on_to_its_interface()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("noacpi") { Interfaces = LabGuest.Interface(1), Acpi = false });
        await Assert.ThrowsAsync<TimeoutException>(() => DeviceSteps.DetachAsync(_hosts.Source, domain, Plan(Detach("net0", TimeSpan.FromSeconds(7))), Tell, default));
        Assert.That(await MacsAsync(domain), Is.EqualTo([s_first]));
    }

    [Test]
    public async Task Cancelling_gives_back_what_was_detached()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("cancelled") { Interfaces = LabGuest.Interface(1) + LabGuest.Interface(2) });
        using var cancel = new CancellationTokenSource();
        void TellAndCancel(MigrationEventKind kind, string text)
        {
            Tell(kind, text);
            if (text == "net0: the guest let go of it.")
                cancel.Cancel();
        }

        await Assert.CatchAsync<OperationCanceledException>(() => DeviceSteps.DetachAsync(_hosts.Source, domain, Plan(Detach("net0", s_ample), Detach("net1", s_ample)), TellAndCancel, cancel.Token));
        Assert.That(await MacsAsync(domain), Is.EquivalentTo([s_first, s_second]));
    }

    [Test]
    public async Task Unknown_device_is_told_before_anything_is_detached()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("unknown") { Interfaces = LabGuest.Interface(1) });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => DeviceSteps.DetachAsync(_hosts.Source, domain, Plan(Detach("net0", s_ample), Detach("hostdev7", s_ample)), Tell, default));
        Assert.That(error!.Message, Does.Contain("'unknown'").And.Contain("'hostdev7'"));
        Assert.That(await MacsAsync(domain), Is.EqualTo([s_first]));
        Assert.That(_told, Is.Empty);
    }

    private static MigrationDeviceStep Detach(string device, TimeSpan timeout) => new(MigrationDeviceAction.Detach, device, timeout);

    private static MigrationPlan Plan(params MigrationDeviceStep[] steps) => (MigrationPlan)MigrationPlanner.Plan(TestMigration.Request) with { DeviceSteps = [.. steps] };

    private static async Task<DomainDocument> DocumentAsync(IDomain domain, DomainXmlFlags flags = DomainXmlFlags.None) => DomainDocument.Parse(await domain.GetXmlAsync(flags));

    private static async Task<string[]> MacsAsync(IDomain domain, DomainXmlFlags flags = DomainXmlFlags.None) =>
        [.. (await DocumentAsync(domain, flags)).Devices.Interfaces.Select(i => $"{i.Mac.Address}")];

    private static string? Address(DomainDocument document, string mac) => document.Devices.Interfaces.Single(i => $"{i.Mac.Address}" == mac).Address?.ToString();

    private void Tell(MigrationEventKind kind, string text) => _told.Add((kind, text));
}
