namespace KvmNfv.Samples.Quickstart;

/// <summary>What the VNF boots: a distribution's kernel and a tiny initramfs that says when it is up.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="InitialRamDisk">The initramfs.</param>
/// <param name="SignOfLife">What it prints on the serial line once user space runs.</param>
internal sealed record Guest(string Kernel, string InitialRamDisk, string SignOfLife)
{
    /// <summary>Takes the files given, or those that samples/quickstart.sh prepared.</summary>
    public static Guest Find(FileInfo? kernel, FileInfo? initrd) => new(
        File("--kernel", kernel?.FullName ?? Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL")),
        File("--initrd", initrd?.FullName ?? Environment.GetEnvironmentVariable("KVMNFV_GUEST_INITRD")),
        Environment.GetEnvironmentVariable("KVMNFV_GUEST_UP") ?? "GUEST UP");

    private static string File(string option, string? path) =>
        path is null ? throw new QuickstartException($"no guest to boot: run samples/quickstart.sh, which makes one, or give {option} FILE")
        : System.IO.File.Exists(path) ? path : throw new QuickstartException($"{option}: there is no file '{path}'");
}
