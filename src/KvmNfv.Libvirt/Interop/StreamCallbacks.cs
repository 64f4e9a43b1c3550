using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt calls for streams: readiness, and sources and sinks of whole transfers.</summary>
internal static unsafe class StreamCallbacks
{
    private const int Failed = -1;

    public static nint Ready => (nint)(delegate* unmanaged<nint, int, void*, void>)&OnReady;

    public static nint Source => (nint)(delegate* unmanaged<nint, byte*, nuint, void*, int>)&OnSource;

    public static nint SourceHole => (nint)(delegate* unmanaged<nint, int*, long*, void*, int>)&OnSourceHole;

    public static nint SourceSkip => (nint)(delegate* unmanaged<nint, long, void*, int>)&OnSourceSkip;

    public static nint Sink => (nint)(delegate* unmanaged<nint, byte*, nuint, void*, int>)&OnSink;

    public static nint SinkHole => (nint)(delegate* unmanaged<nint, long, void*, int>)&OnSinkHole;

    [UnmanagedCallersOnly]
    private static void OnReady(nint stream, int events, void* opaque)
    {
        try
        {
            CallbackHandle.Target<StreamWatcher>(opaque).OnReady((StreamEventType)events);
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a stream's readiness", e);
        }
    }

    // SAFETY: libvirt gives a buffer of `size` bytes, valid during the callback.
    [UnmanagedCallersOnly]
    private static int OnSource(nint stream, byte* data, nuint size, void* opaque)
    {
        var transfer = CallbackHandle.Target<StreamTransfer>(opaque);
        try
        {
            return transfer.Read!(new Span<byte>(data, (int)Math.Min(size, int.MaxValue)));
        }
        catch (Exception e)
        {
            transfer.Failure = e;
            return Failed;
        }
    }

    // SAFETY: both out parameters are valid during the callback.
    [UnmanagedCallersOnly]
    private static int OnSourceHole(nint stream, int* isData, long* length, void* opaque)
    {
        var transfer = CallbackHandle.Target<StreamTransfer>(opaque);
        try
        {
            var (data, count) = transfer.SparseSource!.NextSegment();
            *isData = data ? 1 : 0;
            *length = count;
            return 0;
        }
        catch (Exception e)
        {
            transfer.Failure = e;
            return Failed;
        }
    }

    [UnmanagedCallersOnly]
    private static int OnSourceSkip(nint stream, long length, void* opaque)
    {
        var transfer = CallbackHandle.Target<StreamTransfer>(opaque);
        try
        {
            transfer.SparseSource!.Skip(length);
            return 0;
        }
        catch (Exception e)
        {
            transfer.Failure = e;
            return Failed;
        }
    }

    // SAFETY: libvirt gives `size` bytes, valid during the callback.
    [UnmanagedCallersOnly]
    private static int OnSink(nint stream, byte* data, nuint size, void* opaque)
    {
        var transfer = CallbackHandle.Target<StreamTransfer>(opaque);
        try
        {
            transfer.Write!(new ReadOnlySpan<byte>(data, (int)size));
            return (int)size;
        }
        catch (Exception e)
        {
            transfer.Failure = e;
            return Failed;
        }
    }

    [UnmanagedCallersOnly]
    private static int OnSinkHole(nint stream, long length, void* opaque)
    {
        var transfer = CallbackHandle.Target<StreamTransfer>(opaque);
        try
        {
            transfer.SparseSink!.WriteHole(length);
            return 0;
        }
        catch (Exception e)
        {
            transfer.Failure = e;
            return Failed;
        }
    }
}
