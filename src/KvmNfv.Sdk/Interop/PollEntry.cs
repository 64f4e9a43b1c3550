using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Interop;

/// <summary>struct pollfd of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    /// <summary>POLLIN and POLLOUT.</summary>
    public const short Readable = 1, Writable = 4;

    public int Descriptor;
    public short Events;
    public short Returned;
}
