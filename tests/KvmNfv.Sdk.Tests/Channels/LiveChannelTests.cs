using KvmNfv.Channels;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>Channels of a real guest: attached, seen in it, detached, cleaned up.</summary>
[NonParallelizable]
public sealed class LiveChannelTests
{
    private const string Virtio = "1af4", Ivshmem = "1110", VirtioNet = "1041";
    private static readonly ChannelAttacher s_attacher = new();
    private static readonly ChannelOptions s_patient = new() { GuestTimeout = TimeSpan.FromSeconds(60), BackEndTimeout = TimeSpan.FromSeconds(60) };

    [Test]
    public async Task Plain_memory_comes_and_goes()
    {
        await using var guest = await ChannelGuest.DefineAsync();
        await guest.StartAsync();
        var request = new IvshmemPlainRequest { Name = $"kvmnfv-test-{Guid.NewGuid():N}"[..30], Size = MemorySize.FromMiB(1) };
        var memory = $"/dev/shm/{request.Name}";
        try
        {
            Done(await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient));
            Assert.That(File.GetUnixFileMode(memory), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That((await guest.DocumentAsync()).Devices.SharedMemories.Single().Alias.Name, Is.EqualTo("ua-" + request.Name));
            Assert.That((await guest.DocumentAsync(DomainXmlFlags.Inactive)).Devices.SharedMemories.Single().Size, Is.EqualTo(request.Size));
            Assert.That(await guest.CountAsync(Virtio, Ivshmem), Is.EqualTo(1));

            Assert.That((await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient)).Outcome, Is.EqualTo(ChannelOutcome.NothingToDo));
            var check = await s_attacher.CheckAsync(guest.Connection, guest.Domain);
            Assert.That(check.Channels.Single(), Is.EqualTo(new ChannelState(request.Name, ChannelKind.IvshmemPlain, ChannelScope.Both, memory)));
            Assert.That(check.HasErrors, Is.False, string.Join('\n', check.Findings));

            Done(await s_attacher.DetachAsync(guest.Connection, guest.Domain, request.Name, s_patient with { RemoveMemory = true }));
            Assert.That(await guest.CountAsync(Virtio, Ivshmem), Is.Zero);
            Assert.That((await guest.DocumentAsync()).Devices.SharedMemories.Count + (await guest.DocumentAsync(DomainXmlFlags.Inactive)).Devices.SharedMemories.Count, Is.Zero);
            Assert.That(File.Exists(memory), Is.False);
        }
        finally
        {
            File.Delete(memory);
        }
    }

    [Test]
    public async Task Doorbell_joins_our_server_and_leaves_it()
    {
        await using var guest = await ChannelGuest.DefineAsync();
        await guest.StartAsync();
        var request = new IvshmemDoorbellRequest { Name = "bell", SocketPath = Path.Combine(guest.Folder, "bell.sock") };
        var refused = await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient);
        Assert.That((refused.Outcome, refused.Findings.First(f => f.Severity == ChannelSeverity.Error).Rule), Is.EqualTo((ChannelOutcome.Refused, "socket-missing")));

        using var server = IvshmemServer.Start(request.SocketPath, new() { Rings = new() { MessageSize = 64, Doorbells = true } });
        Done(await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient));
        Assert.That(await guest.CountAsync(Virtio, Ivshmem), Is.EqualTo(1));
        // No other peer joins: QEMU 7.2 corrupts its memory when the device is unplugged after one has left.
        Done(await s_attacher.DetachAsync(guest.Connection, guest.Domain, "bell", s_patient));
        Assert.That(await guest.CountAsync(Virtio, Ivshmem), Is.Zero);
        Assert.That(File.Exists(request.SocketPath), Is.True, "the server is somebody else's");
    }

    [Test]
    public async Task Interface_meets_our_switch_and_leaves_no_socket()
    {
        await using var guest = await ChannelGuest.DefineAsync();
        await guest.StartAsync();
        var request = new VhostUserRequest { Name = "vm1", SocketPath = Path.Combine(guest.Folder, "made", "vm1.sock"), Mac = MacAddress.Parse("52:54:00:00:00:21"), QueuePairs = 2 };
        using var ports = new VhostUserSwitch(new() { YieldWhenIdle = true });
        ports.AddPort(new() { Name = "vm1", SocketPath = request.SocketPath, QueuePairs = 2 });
        Done(await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient));
        Assert.That(await guest.CountAsync(Virtio, VirtioNet), Is.EqualTo(1));
        Assert.That((await guest.DocumentAsync()).Devices.Interfaces.Single().Mac.Address, Is.EqualTo(request.Mac));
        Assert.That((await s_attacher.CheckAsync(guest.Connection, guest.Domain)).HasErrors, Is.False);
        Done(await s_attacher.DetachAsync(guest.Connection, guest.Domain, "52:54:00:00:00:21", s_patient));
        Assert.That(await guest.CountAsync(Virtio, VirtioNet), Is.Zero);
        Assert.That(File.Exists(request.SocketPath), Is.False);
    }

    [Test]
    public async Task Guest_whose_back_end_never_comes_goes_on_without_the_device()
    {
        await using var guest = await ChannelGuest.DefineAsync();
        await guest.StartAsync();
        var request = new VhostUserRequest { Name = "vm1", SocketPath = Path.Combine(guest.Folder, "made", "vm1.sock"), QueuePairs = 2 };
        var report = await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient with { BackEndTimeout = TimeSpan.FromSeconds(3) });
        Assert.That(report.Outcome, Is.EqualTo(ChannelOutcome.RolledBack), report.Error);
        Assert.That(report.Error, Does.Contain("No back-end").And.Contain("2 pairs of queues"));
        Assert.That(report.Steps.Select(s => s.State), Is.EqualTo(new[] { ChannelStepState.Undone, ChannelStepState.Undone, ChannelStepState.Failed }));
        Assert.That(await guest.CountAsync(Virtio, VirtioNet), Is.Zero, "the guest answers");
        Assert.That((await guest.DocumentAsync()).Devices.Interfaces.Count + (await guest.DocumentAsync(DomainXmlFlags.Inactive)).Devices.Interfaces.Count, Is.Zero);
        Assert.That(Directory.Exists(Path.GetDirectoryName(request.SocketPath)), Is.False, "the folder that was made is gone");
    }

    [Test]
    public async Task Defined_guest_starts_with_its_channels()
    {
        await using var guest = await ChannelGuest.DefineAsync();
        var plain = new IvshmemPlainRequest { Name = $"kvmnfv-test-{Guid.NewGuid():N}"[..30], Size = MemorySize.FromMiB(2) };
        var bell = new IvshmemDoorbellRequest { Name = "bell", SocketPath = Path.Combine(guest.Folder, "bell.sock") };
        var nic = new VhostUserRequest { Name = "vm1", SocketPath = Path.Combine(guest.Folder, "vm1.sock") };
        try
        {
            foreach (var request in new ChannelRequest[] { plain, bell, nic })
                Done(await s_attacher.AttachAsync(guest.Connection, guest.Domain, request, s_patient));
            var before = await s_attacher.CheckAsync(guest.Connection, guest.Domain);
            Assert.That(before.Channels.Select(c => (c.Name, c.Scope)), Is.EqualTo(new[] { (plain.Name, ChannelScope.Definition), ("bell", ChannelScope.Definition), ("vm1", ChannelScope.Definition) }));
            Assert.That(before.Findings.Select(f => f.Rule), Does.Contain("socket-missing"), "the server is to be started first");

            using var server = IvshmemServer.Start(bell.SocketPath);
            using var ports = new VhostUserSwitch(new() { YieldWhenIdle = true });
            ports.AddPort(new() { Name = "vm1", SocketPath = nic.SocketPath });
            await guest.StartAsync();
            Assert.That((await guest.CountAsync(Virtio, Ivshmem), await guest.CountAsync(Virtio, VirtioNet)), Is.EqualTo((2, 1)));
            await guest.Domain.DestroyAsync();
            foreach (var name in new[] { plain.Name, "bell", "vm1" })
                Done(await s_attacher.DetachAsync(guest.Connection, guest.Domain, name, s_patient with { RemoveMemory = true }));
            Assert.That((await s_attacher.CheckAsync(guest.Connection, guest.Domain)).Channels, Is.Empty);
            Assert.That(File.Exists($"/dev/shm/{plain.Name}"), Is.False);
        }
        finally
        {
            File.Delete($"/dev/shm/{plain.Name}");
        }
    }

    private static void Done(ChannelReport report) =>
        Assert.That(report.Outcome, Is.EqualTo(ChannelOutcome.Done), $"{report.Error}\n{string.Join('\n', report.Findings)}\n{string.Join('\n', report.Steps)}");
}
