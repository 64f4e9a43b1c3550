using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KvmNfv.Channels;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>The C# side of a measurement, in its own process: takes, makes or switches frames until its standard input ends.</summary>
// SAFETY: frames are copied from and to blocks of BlockSize bytes, which is more than the largest frame.
internal static unsafe class VhostPeer
{
    private const int Burst = 32, BlockSize = 2048;

    // So many polls a call: the runtime replaces a method when it is called again.
    private const int Chunk = 10_000;

    private static volatile bool s_stop;

    public static int Run(Traffic traffic, int size, int cpu, ReadOnlySpan<string> sockets)
    {
        if (traffic == Traffic.Round)
        {
            using var vms = new VhostUserSwitch(new() { Cpus = [cpu] });
            vms.AddPort(new() { Name = "a", SocketPath = sockets[0], Mode = VhostUserSocketMode.Server, ForwardTo = "b" });
            vms.AddPort(new() { Name = "b", SocketPath = sockets[1], Mode = VhostUserSocketMode.Server, ForwardTo = "a" });
            Console.In.ReadToEnd();
            return 0;
        }
        using var channel = VhostUserChannel.Open(sockets[0], new() { Mode = VhostUserSocketMode.Server });
        new Thread(static () =>
        {
            Console.In.ReadToEnd();
            s_stop = true;
        })
        { IsBackground = true }.Start();
        var blocks = (byte*)NativeMemory.AlignedAlloc(Burst * BlockSize, 64);
        new Span<byte>(blocks, Burst * BlockSize).Fill(2);
        while (!s_stop)
        {
            if (traffic == Traffic.Up)
                Receive(channel, blocks);
            else
                Send(channel, blocks, size);
        }
        NativeMemory.AlignedFree(blocks);
        return 0;
    }

    [SkipLocalsInit]
    private static void Receive(ChannelEndpoint channel, byte* blocks)
    {
        Span<Frame> frames = stackalloc Frame[Burst];
        for (var poll = 0; poll < Chunk; poll++)
        {
            var count = channel.ReceiveBurst(frames);
            if (count == 0)
                continue;
            for (var i = 0; i < count; i++)
                Unsafe.CopyBlockUnaligned(blocks + i * BlockSize, frames[i].Address, (uint)frames[i].Length);
            channel.Release();
        }
    }

    [SkipLocalsInit]
    private static void Send(ChannelEndpoint channel, byte* blocks, int size)
    {
        Span<Frame> frames = stackalloc Frame[Burst];
        for (var poll = 0; poll < Chunk; poll++)
        {
            var count = channel.ReserveBurst(frames, size);
            if (count == 0)
                continue;
            for (var i = 0; i < count; i++)
                Unsafe.CopyBlockUnaligned(frames[i].Address, blocks + i * BlockSize, (uint)size);
            channel.CommitBurst(frames[..count]);
        }
    }
}
