using KvmNfv.Libvirt;

namespace KvmNfv.Tests;

/// <summary>Counts native handles during a fixture and fails it when one is left at the end.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class HandleCheckAttribute : TestActionAttribute
{
    public override ActionTargets Targets => ActionTargets.Suite;

    public override void BeforeTest(NUnit.Framework.Interfaces.ITest test) => LibvirtDiagnostics.TrackHandles = true;

    public override void AfterTest(NUnit.Framework.Interfaces.ITest test)
    {
        if (test.TypeInfo is null)
            return;
        // A call that was abandoned disposes its result on its own thread a little later.
        SpinWait.SpinUntil(() => LibvirtDiagnostics.LiveHandles.Count == 0, TimeSpan.FromSeconds(5));
        Assert.That(LibvirtDiagnostics.LiveHandles, Is.Empty, $"{test.Name} left native handles open.");
    }
}
