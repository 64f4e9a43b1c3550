using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary><c>struct pollfd</c> of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollFd
{
    public int FileDescriptor;
    public PollEvents Wanted;
    public PollEvents Ready;
}
