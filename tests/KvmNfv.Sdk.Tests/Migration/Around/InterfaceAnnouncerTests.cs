using System.Buffers.Binary;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Around;

/// <summary>Announcements of a real guest, as they are on the wire.</summary>
[NonParallelizable]
[Category("Lab")]
public sealed class InterfaceAnnouncerTests
{
    private readonly List<(MigrationEventKind Kind, string Text)> _told = [];
    private TwoHosts _hosts = null!;

    [OneTimeSetUp]
    public void Start() => _hosts = TwoHosts.Start();

    [OneTimeTearDown]
    public void End() => _hosts?.Dispose();

    [SetUp]
    public void Forget() => _told.Clear();

    [Test]
    public async Task Announcements_are_on_the_wire_with_growing_pauses()
    {
        var wire = Path.Combine(_hosts.Folder, "wire.pcap");
        using var domain = await _hosts.StartAsync(
            new LabGuest("announces") { Interfaces = LabGuest.Interface(1), CommandLine = ["-object", $"filter-dump,id=dump0,netdev=hostnet0,file={wire}"] }, persistent: false);
        Assert.That(Rarps(wire), Is.Empty);

        await InterfaceAnnouncer.AnnounceAsync(_hosts.Source, domain, 4, Tell, default);

        Assert.That(() => Rarps(wire), Has.Count.EqualTo(4).After(3_000, 50));
        var sent = Rarps(wire);
        Assert.That(sent.Select(r => r.Mac), Has.All.EqualTo("5254000A0001"));
        var pauses = sent.Zip(sent.Skip(1), (a, b) => (b.At - a.At).TotalMilliseconds).ToArray();
        Assert.That(pauses, Is.Ordered.Ascending, string.Join(' ', pauses));
        Assert.That(pauses[0], Is.InRange(45, 250));
        Assert.That(_told.Single().Kind, Is.EqualTo(MigrationEventKind.Hook), _told[0].Text);
        await domain.DestroyAsync();
    }

    [Test]
    public async Task No_rounds_mean_no_announcement()
    {
        using var domain = await _hosts.StartAsync(new LabGuest("silent"), persistent: false);
        await InterfaceAnnouncer.AnnounceAsync(_hosts.Source, domain, 0, Tell, default);
        Assert.That(_told, Is.Empty);
        await domain.DestroyAsync();
    }

    [Test]
    public async Task Failure_is_a_warning()
    {
        var guest = new LabGuest("ended");
        using var domain = await _hosts.StartAsync(guest, persistent: false);
        await domain.DestroyAsync();
        await InterfaceAnnouncer.AnnounceAsync(_hosts.Source, domain, 3, Tell, default);
        Assert.That(_told.Single().Kind, Is.EqualTo(MigrationEventKind.Warning));
        Assert.That(_told[0].Text, Does.Contain("could not be announced"));
    }

    // RARP frames (0x8035) in a file of QEMU's filter-dump: pcap, 24 bytes of header, 16 before each frame.
    private static List<(DateTime At, string Mac)> Rarps(string path)
    {
        var found = new List<(DateTime, string)>();
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        for (var at = 24; at + 16 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 8));
            if (at + 16 + length > bytes.Length)
                break;
            var frame = bytes.AsSpan(at + 16, length);
            if (length > 14 && BinaryPrimitives.ReadUInt16BigEndian(frame[12..]) == 0x8035)
            {
                var time = DateTime.UnixEpoch.AddSeconds(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at))).AddMicroseconds(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4)));
                found.Add((time, Convert.ToHexString(frame[6..12])));
            }

            at += 16 + length;
        }

        return found;
    }

    private void Tell(MigrationEventKind kind, string text) => _told.Add((kind, text));
}
