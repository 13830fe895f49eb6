namespace TelegramAdmin.Hosting;

/// <summary>Asks the app that runs with this configuration whether it is ready: for containers and watchdogs, where no other program can ask.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = TelegramAdminHost.ContentRoot() });
        var address = SandboxMode.Reachable(SettingsReader.ListensAt(builder.Configuration).Split(';')[0].Trim());
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"Nothing answers at {address.Authority}: {e.Message}");
            return 1;
        }
    }
}
