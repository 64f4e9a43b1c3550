using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KvmNfv.Cli.Measuring;

/// <summary>Opens the sockets that channels are compared with. Whoever comes first listens.</summary>
internal static class SocketOpener
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    public static MessageLink Open(ChannelAddress address, LinkOptions options, CancellationToken stop)
    {
        EndPoint place = address.Kind == ChannelKind.Tcp ? address.EndPoint : Path(address.Place!);
        for (var start = Stopwatch.GetTimestamp(); ; Thread.Sleep(s_look))
        {
            if (Connect(place) is { } connected)
                return new StreamLink(connected);
            if (!options.Join)
                break;
            stop.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(start) > options.Patience)
                throw new CliException($"nobody listened at {address} within {options.Patience.TotalSeconds} s");
        }

        var listener = New(place);
        try
        {
            listener.Bind(place);
            listener.Listen(1);
        }
        catch (SocketException e)
        {
            listener.Dispose();
            // The other side may have been faster.
            if (Connect(place) is { } late)
                return new StreamLink(late);
            throw new CliException($"nobody listens at {address}, and this process can't either: {e.Message}{(address.Kind == ChannelKind.Unix ? "; if a dead process left its socket there, remove it" : "")}");
        }

        try
        {
            // Its file goes with the listener.
            return new StreamLink(Accept(listener, address, options.Patience, stop), listener.Dispose);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>A port of the loop-back interface that is free now.</summary>
    public static string FreePort()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return listener.LocalEndPoint!.ToString()!;
    }

    private static Socket Accept(Socket listener, ChannelAddress address, TimeSpan patience, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        while (!listener.Poll(s_look, SelectMode.SelectRead))
        {
            stop.ThrowIfCancellationRequested();
            if (patience != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) > patience)
                throw new CliException($"nobody came to the other end of {address} within {patience.TotalSeconds} s");
        }

        return listener.Accept();
    }

    private static Socket? Connect(EndPoint place)
    {
        var socket = New(place);
        try
        {
            socket.Connect(place);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static Socket New(EndPoint place) => place is IPEndPoint ip ? new(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        : new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private static UnixDomainSocketEndPoint Path(string path)
    {
        try
        {
            return new(path);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new CliException($"the path '{path}' is longer than the 107 bytes that a Unix socket's may have: choose a shorter folder");
        }
    }
}
