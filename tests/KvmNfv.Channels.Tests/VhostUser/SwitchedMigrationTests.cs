using KvmNfv.Channels.VhostUser;
using KvmNfv.Libvirt;
using KvmNfv.Tests;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A guest on our switch moves from one libvirt host to another, each with a switch of its own, while numbered datagrams go both ways.</summary>
[NonParallelizable]
[Category("Lab")]
public sealed class SwitchedMigrationTests
{
    // The daemons' /run/libvirt are folders of their own, so the same document means another socket on each host.
    private const string Socket = "kvmnfv-switched.sock";

    // Those sent within a second: an idle machine needs few, a busy one may leave as many in a ring that nobody looks at.
    private const ulong Margin = 100;

    private const VirtioFeatures Common = VirtioFeatures.Version1 | VirtioFeatures.Indirect | VirtioFeatures.MergeableBuffers;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);

    private readonly List<PeerProcess> _switches = [];
    private string _folder = null!;
    private LabHosts? _hosts;
    private StreamPeer? _peer;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-moved").FullName;
        // Slow enough that the memory's first pass takes a while, in which the switch writes to what has been sent already.
        _hosts = LabHosts.Start("200mbit");
    }

    [TearDown]
    public void TearDown()
    {
        _peer?.Dispose();
        foreach (var one in _switches)
            one.Dispose();
        _switches.Clear();
        _hosts?.Dispose();
        Directory.Delete(_folder, true);
    }

    [TestCase(false, true)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    [TestCase(true, false)]
    public async Task A_guest_moves_to_another_host_with_its_traffic_and_what_it_held_is_whole(bool packed, bool announcesItself)
    {
        _peer = new(Join("kvma"), Join("kvmb"));
        using var source = await LibvirtConnection.OpenAsync(_hosts!.UriA);
        using var destination = await LibvirtConnection.OpenAsync(_hosts.UriB);
        using var domain = await source.CreateDomainAsync(Document(packed, announcesItself), DomainCreateFlags.StartValidate);
        Until(() => _peer.Count.Received > 100, "the guest's traffic");
        Assert.That(_peer.Place, Is.Zero);

        // From now on what the switch writes stays in the guest's buffers, and no CPU of the guest touches it before it has moved.
        _peer.Order("hold");
        var held = _peer.Count.Sent;
        Until(() => _peer.Count.Sent > held + 50, "datagrams that are held");
        await domain.MigrateToUriAsync(_hosts.UriB, new TypedParameterList().Add(MigrateParam.Uri, LabHosts.AddressB), DomainMigrateFlags.Live | DomainMigrateFlags.Peer2peer);
        Until(() => _peer.Place == 1, "the guest's traffic at the destination");
        var arrived = _peer.Count.Received;
        Until(() => _peer.Count.Received > arrived + 100, "more of the guest's traffic at the destination");
        var released = _peer.Order("go").Next;
        Until(() => _peer.Order("report").Next > released + 100, "what the guest held");
        _peer.BeSilent();
        Until(() => _peer.Order("report").Next == _peer.Count.Sent, "the last datagram at the guest");
        var (there, here, move) = (_peer.Order("report"), _peer.Count, _peer.Move);
        TestContext.Out.WriteLine($"to the guest: {here.Sent} sent, {there.Lost} lost ({there.First} to {there.Last}), held from {held}; {move.First - move.Last} were sent while it moved ({move.Last} to {move.First}). "
            + $"From the guest: {here.Received} received, {here.Lost} lost. Announced by QEMU {_peer.Announced.Reverse} times, by itself {_peer.Announced.Own} times.");
        foreach (var one in _switches)
            TestContext.Out.WriteLine(string.Join('\n', one.Ask("statistics", 2)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((there.Wrong, there.Disorder), Is.EqualTo((0UL, 0UL)), "each that the guest got is whole, once, in order");
            Assert.That((here.Wrong, here.Disorder), Is.EqualTo((0UL, 0UL)), "each that came from the guest is whole, once, in order");
            Assert.That(there.Received + there.Lost, Is.EqualTo(here.Sent));
            Assert.That(there.Lost, Is.LessThanOrEqualTo(move.First - move.Last + Margin));
            Assert.That(there.Lost == 0 || (there.First + Margin >= move.Last && there.Last < move.First), "lost is only what was sent while the guest stood still");
            Assert.That(here.Lost, Is.Zero, "the guest's own wait in its ring");
            Assert.That(announcesItself ? _peer.Announced.Own : _peer.Announced.Reverse, Is.Positive, "announced at the destination");
        }

        using var moved = await destination.LookupDomainByUuidAsync(domain.Uuid);
        await moved.DestroyAsync();
    }

    // A switch beside a host's daemon, with a port for its guest and one for the test.
    private TestGuest Join(string host)
    {
        var own = Path.Combine(_folder, host);
        _switches.Add(PeerProcess.Start("vhost-switch", own + "-state", Path.Combine(LabHosts.Folder, host, "run", Socket), "listen:" + own));
        return new(own, Common, 1024);
    }

    private void Until(Func<bool> condition, string what) =>
        Assert.That(SpinWait.SpinUntil(() => { Thread.Sleep(10); return condition(); }, s_patience), $"no sign of {what}: {_peer!.Count}, heard on port {_peer.Place}; {Console}");

    private string Console => File.Exists(Path.Combine(_folder, "console")) ? File.ReadAllText(Path.Combine(_folder, "console")) : "no console";

    private string Document(bool packed, bool announcesItself) => $"""
        <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>switched</name><memory unit='MiB'>512</memory><vcpu>1</vcpu>
          <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>
          <os><type arch='x86_64' machine='q35'>hvm</type><kernel>{QemuGuest.Files.Kernel}</kernel><initrd>{QemuGuest.Files.Initrd}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1 address=10.77.0.1/24 stream=10.77.0.9,{StreamFrames.Port},100</cmdline></os>
          <features><acpi/></features><cpu mode='custom'><model>qemu64</model></cpu><on_crash>destroy</on_crash>
          <devices><emulator>/usr/bin/qemu-system-x86_64</emulator><controller type='usb' model='none'/>
            <interface type='vhostuser'><mac address='52:54:00:00:77:01'/><source type='unix' path='/run/libvirt/{Socket}' mode='server'/><model type='virtio'/>
              <driver rx_queue_size='1024' packed='{(packed ? "on" : "off")}'/><alias name='ua-net'/></interface>
            <serial type='file'><source path='{Path.Combine(_folder, "console")}' append='on'/></serial><memballoon model='none'/></devices>
          <qemu:override><qemu:device alias='ua-net'><qemu:frontend><qemu:property name='guest_announce' type='bool' value='{(announcesItself ? "true" : "false")}'/></qemu:frontend></qemu:device></qemu:override>
        </domain>
        """;
}
