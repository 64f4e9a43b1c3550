using System.Globalization;

namespace KvmNfv.Channels.Tests;

/// <summary>The other end of a channel in a process of its own: <c>KvmNfv.Channels.Tests.dll WORK PATH [SEED]</c>. PATH is a socket's, an ivshmem server's (<c>ivshmem:/run/x</c>), or a file's with a side before it: <c>1:/dev/shm/x</c>.</summary>
internal static class PeerProgram
{
    public static int Main(string[] arguments)
    {
        if (arguments.Length < 2)
            return 2;
        if (arguments[0].StartsWith("vhost-", StringComparison.Ordinal))
            return VhostUser.VhostPeer.Run(arguments);
        if (arguments[0] == "claim")
            return Claim(arguments[1]);
        using var end = Open(arguments[1]);
        Console.Out.WriteLine("ready");
        Console.Out.Flush();
        switch (arguments[0])
        {
            case "echo":
                Echo(end);
                return 0;
            case "flood":
                Flood(end, int.Parse(arguments[2], CultureInfo.InvariantCulture));
                return 0;
            case "sink":
                Sink(end);
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Claims two slots of many senders' ring and never publishes them.</summary>
    private static int Claim(string path)
    {
        using var end = FanIn.Join(path);
        var reserved = end.ReserveBurst(new Frame[2], 50);
        Console.Out.WriteLine(reserved == 2 ? "ready" : "no room");
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static ChannelEndpoint Open(string path) => path.Split(':', 2) is ["ivshmem", var socket] ? IvshmemChannel.Connect(socket)
        : path.Split(':', 2) is [var side, var file]
        ? SharedMemoryChannel.OpenFile(file, side == "0" ? ChannelSide.First : ChannelSide.Second)
        : SharedMemoryChannel.Connect(path);

    private static void Echo(ChannelEndpoint end)
    {
        while (end.WaitToReceive(TimeSpan.FromSeconds(60)))
        {
            if (!end.TryReceive(out var message))
                continue;
            while (!end.TrySend(message))
            {
                if (!end.WaitToSend(message.Length, TimeSpan.FromSeconds(60)))
                    return;
            }
            end.Release();
        }
    }

    /// <summary>Sends numbered messages in random bursts until it is killed.</summary>
    private static void Flood(ChannelEndpoint end, int seed)
    {
        var random = new Random(seed);
        Span<Frame> frames = new Frame[32];
        for (var number = 0L; end.Peer is PeerState.Alive or PeerState.Absent;)
        {
            var size = random.Next(end.MinMessageSize, end.MaxMessageSize + 1);
            var count = end.ReserveBurst(frames[..random.Next(1, 33)], size);
            for (var i = 0; i < count; i++)
                Pattern.Fill(frames[i].Data, number++);
            end.CommitBurst(frames[..count]);
        }
    }

    private static void Sink(ChannelEndpoint end)
    {
        Span<Frame> frames = new Frame[32];
        while (end.WaitToReceive(TimeSpan.FromSeconds(60)))
        {
            end.ReceiveBurst(frames);
            end.Release();
        }
    }
}
