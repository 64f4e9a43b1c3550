namespace KvmNfv.Libvirt.Interop;

/// <summary>The shared objects that libvirt consists of for a client.</summary>
internal enum NativeLibraryId
{
    Libvirt,
    Qemu,
    Lxc,
    Admin,
}
