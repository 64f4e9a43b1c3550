namespace KvmNfv.Channels.Tests;

public sealed class IvshmemDeviceTests
{
    private static readonly string[] s_plain = ["0x00000000febd1000 0x00000000febd10ff 0x0000000000040200", "0x0000000000000000 0x0000000000000000 0x0000000000000000",
        "0x000000c000000000 0x000000c0000fffff 0x000000000014220c"];
    private static readonly string[] s_doorbell = [s_plain[0], "0x00000000febd2000 0x00000000febd2fff 0x0000000000040200", s_plain[2]];

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void Devices_are_found_by_their_numbers_with_memory_and_doorbell()
    {
        var root = _folder.NewPath();
        Add(root, "0000:00:05.0", "0x1110", s_doorbell);
        Add(root, "0000:00:04.0", "0x1110", s_plain);
        Add(root, "0000:00:03.0", "0x1000", s_plain);
        var devices = IvshmemDevice.Find(root);
        Assert.That(devices.Select(d => (d.Address, d.MemorySize, d.HasDoorbell)), Is.EqualTo(new[] { ("0000:00:04.0", 1L << 20, false), ("0000:00:05.0", 1L << 20, true) }));
        Assert.That(() => IvshmemChannel.OpenDevice(devices[0], new() { Side = ChannelSide.First, Interrupts = true }), Throws.InstanceOf<ChannelException>().With.Message.Contains("ivshmem-plain"));
        Assert.That(() => IvshmemChannel.OpenDevice(devices[0]), Throws.ArgumentException.With.Message.Contains("Side"));
        Assert.That(() => IvshmemChannel.OpenDevice(devices[1], new() { Interrupts = true }), Throws.InstanceOf<ChannelException>().With.Message.Contains("IOMMU"));
    }

    [Test]
    public void No_pci_no_devices() => Assert.That(IvshmemDevice.Find(_folder.NewPath()), Is.Empty);

    private static void Add(string root, string address, string device, string[] bars)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "bus/pci/devices", address)).FullName;
        File.WriteAllText(Path.Combine(folder, "vendor"), "0x1af4\n");
        File.WriteAllText(Path.Combine(folder, "device"), device + "\n");
        File.WriteAllLines(Path.Combine(folder, "resource"), bars);
    }
}
