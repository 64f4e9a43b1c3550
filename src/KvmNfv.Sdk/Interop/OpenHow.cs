using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Interop;

/// <summary>openat2(2)'s struct open_how.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenHow
{
    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;
}
