using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Where QEMU's own threads may run during the transfer; afterwards the source's pins are put back and the destination gets its plan's.</summary>
/// <param name="Source">The emulator pin on the source; null leaves it.</param>
/// <param name="Destination">The emulator pin on the destination; null leaves it.</param>
public sealed record PinPlan(CpuSet? Source, CpuSet? Destination);
