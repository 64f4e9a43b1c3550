using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Interop;

/// <summary>Says where a thread of this machine may run.</summary>
internal interface IThreadAffinity
{
    /// <summary>Sets the CPUs of a thread.</summary>
    /// <returns>Null, or why the kernel refused.</returns>
    string? Set(int thread, CpuSet cpus);
}
