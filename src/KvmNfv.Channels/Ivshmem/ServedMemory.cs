using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>The memory of one generation of peers: new and zero, sealed, with rings where wanted.</summary>
// SAFETY: words are written at the places that RegionHeader.Write used, never at places read back from memory that peers can write.
internal sealed unsafe class ServedMemory : IDisposable
{
    private readonly SharedRegion _region;
    private readonly RingShape? _shape;
    private readonly long[] _places = [];

    public ServedMemory(IvshmemServerOptions options)
    {
        _region = SharedRegion.Create(options.EffectiveSize, options.Memory);
        try
        {
            _shape = options.Shape;
            if (_shape is not { } shape)
                return;
            _places = RingLayout.Place([shape, shape]);
            RegionHeader.Write(_region.Address, _region.Size, options.Rings!.Doorbells, shape, shape);
        }
        catch
        {
            _region.Dispose();
            throw;
        }
    }

    public SafeFileHandle File => _region.File!;

    public long Size => _region.Size;

    /// <summary>Tells the other end, in the rings themselves, that this peer went without a word. Before another one may come in its place.</summary>
    public void MarkDied(int id)
    {
        if (_shape is not { } shape)
            return;
        Mark((ulong*)(new RingBlock(_region.Address + _places[id], shape).Producer + RingLayout.PresenceAt));
        Mark((ulong*)(new RingBlock(_region.Address + _places[1 - id], shape).Consumer + RingLayout.PresenceAt));
    }

    public void Dispose() => _region.Dispose();

    // The peer is gone, so nobody honest writes this word now; one that left in an orderly way has said so itself.
    private static void Mark(ulong* presence)
    {
        var was = Volatile.Read(ref *presence);
        if (RingLayout.IsAttached(was))
            Volatile.Write(ref *presence, was & ~RingLayout.StateMask | RingLayout.Died);
    }
}
