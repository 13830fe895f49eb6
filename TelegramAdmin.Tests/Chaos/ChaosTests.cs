using System.Diagnostics;

namespace TelegramAdmin.Tests.Chaos;

public sealed class ChaosTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task EverythingThatGoesWrong_InTurnWhileAllRuns_NothingIsLostDoubledOrWrong(string database)
    {
        using var chaos = Process.Start(new ProcessStartInfo("dotnet", [Program, "chaos", "--quick", database]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (chaos.StandardOutput.ReadToEndAsync(), chaos.StandardError.ReadToEndAsync());
        await chaos.WaitForExitAsync().WaitAsync(Patience);
        output.WriteLine(await said + await complained);
        Assert.Contains("Nothing lost, nothing doubled, every credit right.", await said, StringComparison.Ordinal);
        Assert.Equal(0, chaos.ExitCode);
    }

    private static string Program =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../TelegramAdmin.Benchmarks", Path.GetRelativePath(ProjectFolder, AppContext.BaseDirectory), "TelegramAdmin.Benchmarks.dll"));

    private static string ProjectFolder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
}
