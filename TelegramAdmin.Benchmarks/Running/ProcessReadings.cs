using System.Globalization;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>What Linux tells of a process (man 5 proc).</summary>
internal sealed class ProcessReadings(int processId)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on.

    /// <summary>Processor time spent so far. Set against it, a rate does not depend on how busy the neighbours are.</summary>
    public TimeSpan Processor
    {
        get
        {
            // The second field is the name, in brackets, and may hold spaces.
            var text = File.ReadAllText($"/proc/{processId}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
    }

    /// <summary>MiB of memory that is in RAM.</summary>
    public double Resident => Status("VmRSS:");

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1024.0;
    }
}
