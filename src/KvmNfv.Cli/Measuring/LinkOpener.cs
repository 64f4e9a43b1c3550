using System.Diagnostics;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Measuring;

/// <summary>Opens an end of a channel and waits for the other side. Whoever comes first makes the channel.</summary>
internal static class LinkOpener
{
    // Two that come at the same time: one makes it, the other looks again.
    private static readonly TimeSpan s_making = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(5);

    public static MessageLink Open(ChannelAddress address, LinkOptions options, CancellationToken stop)
    {
        if (address.Kind is ChannelKind.Unix or ChannelKind.Tcp)
            return SocketOpener.Open(address, options, stop);
        var end = address.Kind switch
        {
            ChannelKind.ShmFile => File(address.Place!, options),
            ChannelKind.ShmSocket => Socket(address.Place!, options),
            ChannelKind.IvshmemPlain => Plain(address.Place!, options),
            ChannelKind.Ivshmem => new(IvshmemChannel.Connect(address.Place!)),
            _ => new EndpointLink(VhostUserChannel.Open(address.Place!, new() { Mode = options.Listen ? VhostUserSocketMode.Server : VhostUserSocketMode.Client })),
        };
        try
        {
            return Ready(end, address, options, stop);
        }
        catch
        {
            end.Dispose();
            throw;
        }
    }

    /// <summary>Lets an end wait as it shall.</summary>
    public static void Apply(WaitPolicy wait, ChannelEndpoint end)
    {
        if (wait != WaitPolicy.Adaptive)
            end.PollTime = wait == WaitPolicy.Poll ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;
    }

    private static MessageLink Ready(EndpointLink link, ChannelAddress address, LinkOptions options, CancellationToken stop)
    {
        Apply(options.Wait, link.End);
        var start = Stopwatch.GetTimestamp();
        while (!link.PeerIsHere)
        {
            stop.ThrowIfCancellationRequested();
            if (options.Patience != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) > options.Patience)
                throw new CliException($"nobody came to the other end of {address} within {options.Patience.TotalSeconds} s{Fault(link)}");
            Thread.Sleep(s_look);
        }

        return options.Guest is { } guest ? FrameLink.Open(link.End, guest, options.Patience, stop) : link;
    }

    private static string Fault(EndpointLink link) => link.End is VhostUserChannel { LastFault: { } fault } ? $"; the last fault: {fault}" : "";

    private static EndpointLink File(string path, LinkOptions options) => MadeOrFound(path, options, () => SharedMemoryChannel.CreateFile(path, options.Rings), () =>
    {
        try
        {
            return SharedMemoryChannel.OpenFile(path);
        }
        catch (ChannelException e) when (e.Fault == ChannelFault.Occupied && !options.Join)
        {
            // Its maker may be gone.
            return SharedMemoryChannel.OpenFile(path, ChannelSide.First);
        }
    });

    private static EndpointLink Plain(string path, LinkOptions options) => MadeOrFound(path, options, () =>
    {
        IvshmemChannel.CreateMemory(path, options.Rings);
        return IvshmemChannel.OpenMemory(path, options.Side ?? ChannelSide.First);
    }, () => IvshmemChannel.OpenMemory(path, options.Side ?? ChannelSide.Second));

    private static EndpointLink Socket(string path, LinkOptions options) =>
        MadeOrFound(path, options, () => SharedMemoryChannel.Serve(path, options.Rings), () => SharedMemoryChannel.Connect(path), theirs: true);

    /// <param name="path">The channel's file or socket.</param>
    /// <param name="options">How it is opened.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="find">Takes what the other side has made.</param>
    /// <param name="theirs">Whether the channel itself takes its file away.</param>
    private static EndpointLink MadeOrFound(string path, LinkOptions options, Func<ChannelEndpoint> make, Func<ChannelEndpoint> find, bool theirs = false)
    {
        try
        {
            if (!options.Join && !System.IO.File.Exists(path))
                return new(make(), theirs ? null : () => System.IO.File.Delete(path));
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            // The other side was faster.
        }

        for (var start = Stopwatch.GetTimestamp(); ; Thread.Sleep(s_look))
        {
            try
            {
                return new(find());
            }
            catch (IOException e) when (e is not ChannelException { Fault: ChannelFault.Occupied } && Stopwatch.GetElapsedTime(start) < (options.Join ? options.Patience : s_making))
            {
                // The maker is at it.
            }
            catch (ChannelException e) when (e.Fault == ChannelFault.System && theirs)
            {
                // A dead process left it.
                return new(make());
            }
        }
    }
}
