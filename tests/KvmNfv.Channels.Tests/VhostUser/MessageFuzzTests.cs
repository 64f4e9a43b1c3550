using System.Globalization;
using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Random messages, seeded as <see cref="VirtqueueFuzzTests"/>: a hundredth as many.</summary>
public sealed class MessageFuzzTests
{
    private static readonly VhostUserRequest[] s_requests = Enum.GetValues<VhostUserRequest>();
    private static readonly ulong[] s_interesting = [0, 1, 2, 7, 8, 16, 255, 256, 0x100, 0x101, 4096, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0xffff_ffff, 0x1_0000_0000, 0x8000_8000, ulong.MaxValue, ulong.MaxValue - 4095];

    [Test]
    public void No_message_makes_a_session_crash_hang_or_leak()
    {
        var operations = long.Parse(Environment.GetEnvironmentVariable("KVMNFV_FUZZ_OPERATIONS") ?? "10000000", CultureInfo.InvariantCulture) / 100;
        var seed = int.Parse(Environment.GetEnvironmentVariable("KVMNFV_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using var memory = new TestMemory(1 << 20);
        using var small = PeerFileCalls.CreateMemoryFile("small"u8, 100);
        using var kick = new SafeFileHandle(Libc.Check(Libc.EventDescriptor(0, 0x80800), "eventfd"), true);
        var split = new SplitDriver(memory, 16);
        SafeFileHandle[] files = [memory.File, small, kick];
        var (refused, taken) = (0, 0);
        var before = Descriptors();
        for (var done = 0L; done < operations;)
        {
            using var device = new TestDevice();
            try
            {
                device.Front.Negotiate(VirtioFeatures.Version1 | (random.Next(2) == 0 ? VirtioFeatures.Packed : 0));
                if (random.Next(2) == 0)
                    device.Front.SetMemory(memory);
                for (var i = 0; i < 100; i++, done++)
                {
                    Send(random, device.Front, memory, split, files);
                    device.Front.Drop();
                    taken++;
                }
            }
            catch (ChannelException)
            {
                refused++;
                done++;
            }
        }
        var after = Descriptors();
        Assert.That(after, Has.Length.LessThanOrEqualTo(before.Length), $"More than before: {string.Join(", ", after.Except(before))}");
        Assert.That(taken, Is.GreaterThan(refused / 2));
        TestContext.Out.WriteLine($"{taken} messages taken, {refused} refused");
    }

    // The runtime opens its own libraries when it first needs them, and keeps them open.
    private static string[] Descriptors() =>
        [.. Directory.GetFiles("/proc/self/fd").Select(f => File.ResolveLinkTarget(f, false)?.FullName ?? f).Where(f => !f.EndsWith(".dll", StringComparison.Ordinal))];

    private static void Send(Random random, FrontEnd front, TestMemory memory, SplitDriver split, SafeFileHandle[] files)
    {
        var request = random.Next(20) == 0 ? (VhostUserRequest)random.Next(64) : s_requests[random.Next(s_requests.Length)];
        var payload = new byte[random.Next(12) switch
        {
            0 => random.Next(300),
            _ => Expected(request, random),
        }];
        for (var at = 0; at + 4 <= payload.Length; at += 4)
            MemoryMarshal.Write(payload.AsSpan(at), random.Next(3) == 0 ? (uint)s_interesting[random.Next(s_interesting.Length)] : (uint)random.Next(3));
        for (var at = 0; at + 8 <= payload.Length; at += 8)
        {
            if (random.Next(4) == 0)
                MemoryMarshal.Write(payload.AsSpan(at), s_interesting[random.Next(s_interesting.Length)]);
        }
        // Often what an honest front-end sends, so that the session gets somewhere.
        if (random.Next(2) == 0)
        {
            if (request == VhostUserRequest.SetVringAddress && payload.Length == 40)
                MemoryMarshal.Write(payload, split.Address with { Index = (uint)random.Next(3) });
            if (request is VhostUserRequest.AddMemoryRegion or VhostUserRequest.RemoveMemoryRegion && payload.Length == 40)
                MemoryMarshal.Write(payload.AsSpan(8), memory.Description with { GuestAddress = memory.GuestAddress * (ulong)random.Next(1, 4) });
            if (request is VhostUserRequest.SetFeatures && payload.Length == 8)
                MemoryMarshal.Write(payload, (ulong)(VirtioFeatures.Version1 | VirtioFeatures.ProtocolFeatures));
        }
        var count = random.Next(10) == 0 ? random.Next(9) : Descriptors(request, payload);
        front.Send(request, payload, random.Next(2) == 0 ? VhostUserHeader.NeedReply : 0, [.. Enumerable.Range(0, count).Select(_ => files[random.Next(files.Length)])]);
    }

    private static int Expected(VhostUserRequest request, Random random) => request switch
    {
        VhostUserRequest.SetMemoryTable => 8 + 32 * random.Next(3),
        VhostUserRequest.AddMemoryRegion or VhostUserRequest.RemoveMemoryRegion or VhostUserRequest.SetVringAddress => 40,
        VhostUserRequest.SetLogBase => 16,
        VhostUserRequest.GetFeatures or VhostUserRequest.GetProtocolFeatures or VhostUserRequest.GetQueueNumber or VhostUserRequest.GetStatus or VhostUserRequest.GetMaxMemorySlots or
            VhostUserRequest.SetOwner or VhostUserRequest.ResetOwner or VhostUserRequest.ResetDevice or VhostUserRequest.SetBackendRequestDescriptor => 0,
        _ => 8,
    };

    private static int Descriptors(VhostUserRequest request, byte[] payload) => request switch
    {
        VhostUserRequest.SetMemoryTable => payload.Length < 4 ? 0 : (int)Math.Min(8, MemoryMarshal.Read<uint>(payload)),
        VhostUserRequest.SetLogBase or VhostUserRequest.SetLogDescriptor or VhostUserRequest.AddMemoryRegion or VhostUserRequest.SetBackendRequestDescriptor => 1,
        VhostUserRequest.SetVringKick or VhostUserRequest.SetVringCall or VhostUserRequest.SetVringError => payload.Length == 8 && (payload[1] & 1) == 0 ? 1 : 0,
        _ => 0,
    };
}
