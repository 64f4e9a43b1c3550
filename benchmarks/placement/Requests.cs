using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Benchmarks.Placement;

/// <summary>Profiles as VNFs have them, at random from a seed.</summary>
internal static class Requests
{
    public static VnfProfile Next(Random random)
    {
        var (realTime, dedicated, smt) = (random.Next(0, 5), random.Next(1, 9), (SmtPolicy)random.Next(3));
        return new VnfProfile
        {
            Name = "vnf",
            VCpus =
            [
                new VCpuProfile { Role = VCpuRole.Housekeeping },
                .. Enumerable.Repeat(new VCpuProfile { Role = VCpuRole.RealTime }, realTime),
                .. Enumerable.Repeat(new VCpuProfile { Role = VCpuRole.Dedicated }, dedicated),
            ],
            Memory = MemorySize.FromGiB((ulong)random.Next(1, 9)),
            Smt = smt,
            Emulator = (EmulatorPolicy)random.Next(2),
            IoThreads = 1,
        };
    }

    public static VnfProfile Cells(int cells, int vcpus) => new()
    {
        Name = "cells",
        VCpus = [.. Enumerable.Repeat(new VCpuProfile { Role = VCpuRole.Dedicated }, cells * vcpus)],
        Memory = new MemorySize((ulong)Enumerable.Range(0, cells).Sum(i => (long)MemorySize.FromMiB(1024 + (64 * (ulong)i)).Bytes)),
        PageSizes = [MemorySize.FromMiB(2)],
        Cells = [.. Enumerable.Range(0, cells).Select(i => new GuestCell
        {
            VCpus = CpuSet.Range(i * vcpus, ((i + 1) * vcpus) - 1), Memory = MemorySize.FromMiB(1024 + (64 * (ulong)i)),
        })],
    };
}
