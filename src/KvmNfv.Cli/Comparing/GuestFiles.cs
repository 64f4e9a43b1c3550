namespace KvmNfv.Cli.Comparing;

/// <summary>What VMs boot, as tests/lab/guest.sh --net --program ivshmem-guest makes it.</summary>
/// <param name="Kernel">The kernel's file.</param>
/// <param name="Initrd">The initramfs' file: it starts what run=A,B,C on the kernel's command line says, and takes the address of address=A.B.C.D/BITS.</param>
internal sealed record GuestFiles(string Kernel, string Initrd);
