namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Vhost-user back-ends in a process of their own, to be killed: <c>vhost-switch STATEFOLDER SOCKET...</c> joins the VMs that listen on the sockets, or come to those with <c>listen:</c> before them.</summary>
internal static class VhostPeer
{
    public static int Run(string[] arguments)
    {
        switch (arguments[0])
        {
            case "vhost-switch":
                using (var joined = new VhostUserSwitch(new() { StateFolder = arguments[1], YieldWhenIdle = true }))
                {
                    foreach (var port in arguments[2..])
                    {
                        var (mode, socket) = port.Split(':', 2) is ["listen", var path] ? (VhostUserSocketMode.Server, path) : (VhostUserSocketMode.Client, port);
                        joined.AddPort(new() { Name = Path.GetFileName(socket), SocketPath = socket, Mode = mode, MaxFrameSize = 65_557 });
                    }
                    Console.Out.WriteLine("ready");
                    Console.Out.Flush();
                    // Ends with its standard input, or is killed.
                    while (Console.In.ReadLine() is "statistics")
                    {
                        foreach (var port in joined.Ports)
                            Console.Out.WriteLine($"{port.Name}: {port.Statistics} {port.LastFault}");
                        Console.Out.Flush();
                    }
                }
                return 0;
            case "vhost-sink":
                return Measure(arguments[1], seconds: 6, receive: true);
            case "vhost-source":
                return Measure(arguments[1], seconds: 6, receive: false);
            case "vhost-join":
                return Join(arguments[1], arguments[2]);
            default:
                return 2;
        }
    }

    // Frames in a second, in place on both sides; what testpmd's rxonly and txonly do.
    private static int Measure(string socket, int seconds, bool receive)
    {
        var size = receive ? 1518 : int.Parse(Environment.GetEnvironmentVariable("KVMNFV_FRAME") ?? "64", System.Globalization.CultureInfo.InvariantCulture);
        using var channel = VhostUserChannel.Open(socket, new() { Mode = VhostUserSocketMode.Server });
        Console.Out.WriteLine("ready");
        Console.Out.Flush();
        SpinWait.SpinUntil(() => channel.Peer == PeerState.Alive);
        var template = new byte[size];
        template.AsSpan(0, 6).Fill(0xff);
        template[12] = 8;
        Span<Frame> frames = new Frame[32];
        long Count() => receive ? channel.Statistics.ReceivedMessages : channel.Statistics.SentMessages;
        for (var second = 0; second < seconds; second++)
        {
            var (start, before) = (System.Diagnostics.Stopwatch.GetTimestamp(), Count());
            while (System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds < 1)
            {
                for (var i = 0; i < 2000; i++)
                    Burst(channel, frames, template, receive);
            }
            Console.Out.WriteLine($"{(Count() - before) / System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds / 1e6:F2} Mpps, {GC.CollectionCount(0)} collections");
        }
        return 0;
    }

    private static void Burst(VhostUserChannel channel, Span<Frame> frames, ReadOnlySpan<byte> template, bool receive)
    {
        if (receive)
        {
            channel.ReceiveBurst(frames);
            channel.Release();
            return;
        }
        var count = channel.ReserveBurst(frames, template.Length);
        for (var i = 0; i < count; i++)
            template.CopyTo(frames[i].Data);
        channel.CommitBurst(frames[..count]);
    }

    private static int Join(string first, string second)
    {
        using var joined = new VhostUserSwitch();
        joined.AddPort(new() { Name = "a", SocketPath = first, Mode = VhostUserSocketMode.Server, ForwardTo = Environment.GetEnvironmentVariable("KVMNFV_LEARN") is null ? "b" : null });
        joined.AddPort(new() { Name = "b", SocketPath = second, Mode = VhostUserSocketMode.Server, ForwardTo = Environment.GetEnvironmentVariable("KVMNFV_LEARN") is null ? "a" : null });
        Console.Out.WriteLine("ready");
        Console.Out.Flush();
        long Sent() => joined.Ports.Sum(p => p.Statistics.SentFrames);
        for (var second2 = 0; second2 < 8; second2++)
        {
            var before = Sent();
            Thread.Sleep(1000);
            Console.Out.WriteLine($"{(Sent() - before) / 1e6:F2} Mpps");
        }
        foreach (var port in joined.Ports)
            Console.Out.WriteLine($"{port.Statistics} {port.LastFault}");
        return 0;
    }
}
