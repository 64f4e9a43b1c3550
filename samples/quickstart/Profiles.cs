using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Quickstart;

/// <summary>Where the VNF's wishes come from.</summary>
internal static class Profiles
{
    public static VnfProfile Load(FileInfo? file, int dataPlane)
    {
        if (file is null)
            return Default(dataPlane);
        try
        {
            return VnfProfile.FromJson(File.ReadAllText(file.FullName));
        }
        catch (JsonException e)
        {
            throw new QuickstartException($"{file}: {e.Message}");
        }
    }

    /// <summary>One housekeeping vCPU, real-time ones for the data plane, an IOThread, huge pages where the host has some.</summary>
    private static VnfProfile Default(int dataPlane) => new()
    {
        Name = "quickstart",
        VCpus = [new VCpuProfile { Role = VCpuRole.Housekeeping }, .. Enumerable.Repeat(new VCpuProfile { Role = VCpuRole.RealTime }, dataPlane)],
        Memory = MemorySize.FromMiB(128),
        PageSizes = [MemorySize.FromMiB(2), MemorySize.FromKiB(4)],
        IoThreads = 1,
    };
}
