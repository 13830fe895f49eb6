using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Reporting;

/// <summary>What has to come out even after each benchmark: a fast program that loses or doubles is worth nothing.</summary>
internal sealed class Sums
{
    private readonly List<string> _faults = [];
    private int _checked;

    public bool AreEven => _faults.Count == 0;

    public void Equal(string what, long expected, long actual)
    {
        _checked++;
        if (expected != actual)
            _faults.Add($"{what}: {expected:N0} expected, {actual:N0} found");
    }

    /// <summary>The product logged no warning.</summary>
    public void Silent(string what, ProductProcess product)
    {
        foreach (var warning in product.Warnings.Take(3))
            Console.WriteLine($"  logged: {warning}");
        Equal($"{what}: warnings logged", 0, product.Warnings.Count);
    }

    public void Print(TextWriter to)
    {
        to.WriteLine();
        to.WriteLine(AreEven ? $"Nothing lost, nothing twice: {_checked} sums are even." : "SOMETHING WAS LOST OR DOUBLED:");
        foreach (var fault in _faults)
            to.WriteLine($"  {fault}");
    }
}
