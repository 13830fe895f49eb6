using System.Diagnostics;

namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>Programs of the system.</summary>
internal static class Commands
{
    public static bool IsRoot { get; } = Environment.UserName == "root";

    public static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        if (await TryAsync(program, arguments) is { } failure)
            throw new InvalidOperationException(failure);
    }

    /// <returns>What it complained of; null where it ended well.</returns>
    public static async Task<string?> TryAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}: {await error}{await output}";
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    public static Task RunAsPostgresAsync(string program, params IEnumerable<string> arguments) =>
        IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);
}
