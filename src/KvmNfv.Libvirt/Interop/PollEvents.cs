namespace KvmNfv.Libvirt.Interop;

/// <summary>The bits of poll(2) on Linux (asm-generic/poll.h).</summary>
[Flags]
internal enum PollEvents : short
{
    None = 0,
    In = 0x1,
    Out = 0x4,
    Error = 0x8,
    HangUp = 0x10,
    Invalid = 0x20,
}
