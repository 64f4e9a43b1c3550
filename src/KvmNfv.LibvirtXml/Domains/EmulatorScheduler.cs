using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Scheduling class of the emulator threads.</summary>
[Element("emulatorsched")]
public sealed partial class EmulatorScheduler : ThreadScheduler;
