using System.Runtime.InteropServices;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>The C side, peer/peer.c, as a library in this process.</summary>
internal sealed unsafe class Peer : IDisposable
{
    private readonly nint _library;

    // SAFETY: the signatures here and below are those of peer.h; the strings live during the calls.
    public Peer(string directory, string uri, string domain)
    {
        _library = NativeLibrary.Load(Path.Combine(directory, "libpeer.so"));
        using var nativeUri = new CString(uri);
        using var nativeDomain = new CString(domain);
        if (((delegate* unmanaged<byte*, byte*, int>)Export("peer_open"))(nativeUri.Pointer, nativeDomain.Pointer) < 0)
            throw new InvalidOperationException($"The C side cannot open {uri}.");
    }

    // SAFETY: as the constructor.
    public Func<int, ulong> Work(string function)
    {
        var address = Export(function);
        return rounds => ((delegate* unmanaged<int, ulong>)address)(rounds);
    }

    // SAFETY: as the constructor.
    public Func<int, ulong> Work(string function, string argument)
    {
        var address = Export(function);
        return rounds =>
        {
            using var native = new CString(argument);
            return ((delegate* unmanaged<int, byte*, ulong>)address)(rounds, native.Pointer);
        };
    }

    // SAFETY: as the constructor.
    public Func<int, ulong> Work(string function, string first, string second)
    {
        var address = Export(function);
        return rounds =>
        {
            using var one = new CString(first);
            using var two = new CString(second);
            return ((delegate* unmanaged<int, byte*, byte*, ulong>)address)(rounds, one.Pointer, two.Pointer);
        };
    }

    // SAFETY: as the constructor. The library stays loaded, since the delegates made from it may live on.
    public void Dispose() => ((delegate* unmanaged<void>)Export("peer_close"))();

    private nint Export(string function) => NativeLibrary.GetExport(_library, function);

    private readonly ref struct CString(string text)
    {
        // SAFETY: freed by Dispose, once.
        public byte* Pointer { get; } = (byte*)Marshal.StringToCoTaskMemUTF8(text);

        public void Dispose() => Marshal.FreeCoTaskMem((nint)Pointer);
    }
}
