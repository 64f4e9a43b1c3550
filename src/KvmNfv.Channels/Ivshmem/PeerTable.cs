using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>What a client knows of the peers, as the server tells it; each message is checked before it is believed. One thread writes, any may read.</summary>
internal sealed class PeerTable(int vectors) : IDisposable
{
    // What a hostile server can make this process hold.
    private const int MostDescriptors = 4096;

    private readonly ConcurrentDictionary<int, SafeFileHandle[]> _peers = new();
    private int _descriptors, _step;

    /// <summary>The own ID; -1 until the server has given it.</summary>
    public int Id { get; private set; } = -1;

    public SharedRegion? Memory { get; private set; }

    public SafeFileHandle[] Own { get; private set; } = [];

    /// <summary>Whether everything that a newcomer is sent has come.</summary>
    public bool IsComplete => Memory is not null && Own.Length == vectors;

    public IEnumerable<int> Others => _peers.Where(p => p.Key != Id && p.Value.Length == vectors).Select(p => p.Key).Order();

    public bool TryGet(int peer, int vector, out SafeFileHandle descriptor)
    {
        descriptor = _peers.TryGetValue(peer, out var all) && (uint)vector < (uint)all.Length ? all[vector] : null!;
        return descriptor is not null;
    }

    /// <summary>Takes a message in; owns its descriptor from now on, also on failure.</summary>
    /// <exception cref="ChannelException">No server sends this here.</exception>
    public void Take(long value, SafeFileHandle? descriptor)
    {
        try
        {
            switch (_step)
            {
                case 0 when descriptor is null && value == IvshmemProtocol.Version:
                    break;
                case 0:
                    throw Bad($"its first message is {value}, not protocol version {IvshmemProtocol.Version}");
                case 1 when descriptor is null && value is >= 0 and <= IvshmemProtocol.MaxId:
                    Id = (int)value;
                    break;
                case 1:
                    throw Bad($"{value} is no ID of a peer");
                case 2 when descriptor is not null && value == IvshmemProtocol.Memory:
                    Memory = SharedRegion.FromPeer(descriptor);
                    break;
                case 2:
                    throw Bad($"it sent {value} {(descriptor is null ? "without" : "with")} a descriptor where the memory must come");
                default:
                    Change(value, descriptor);
                    break;
            }
        }
        catch
        {
            descriptor?.Dispose();
            throw;
        }
        _step = Math.Min(_step + 1, 3);
    }

    public void Dispose()
    {
        foreach (var peer in _peers.Keys)
            Forget(peer);
        Memory?.Dispose();
    }

    private void Change(long value, SafeFileHandle? descriptor)
    {
        if (value is < 0 or > IvshmemProtocol.MaxId)
            throw Bad($"{value} is no ID of a peer");
        var peer = (int)value;
        var known = _peers.TryGetValue(peer, out var all);
        if (descriptor is null)
        {
            if (!known || peer == Id)
                throw Bad($"it said that peer {peer} has left, which {(peer == Id ? "is this one" : "was never there")}");
            Forget(peer);
            return;
        }
        if (known && all!.Length == vectors)
        {
            // The server gives each peer more vectors than this one wants.
            descriptor.Dispose();
            return;
        }
        if (++_descriptors > MostDescriptors)
            throw Bad($"it sent more than {MostDescriptors} descriptors");
        SafeFileHandle[] now = [.. all ?? [], descriptor];
        _peers[peer] = now;
        if (peer == Id)
            Own = now;
    }

    private void Forget(int peer)
    {
        if (!_peers.TryRemove(peer, out var all))
            return;
        _descriptors -= all.Length;
        foreach (var descriptor in all)
            descriptor.Dispose();
    }

    private static ChannelException Bad(string what) => new(ChannelFault.PeerViolation, $"The ivshmem server breaks the protocol: {what}.");
}
