using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Sandbox.MtProto;

namespace TelegramAdmin.Hosting;

/// <summary>The sandbox's TDLib as the engine wants it: the sandbox itself knows nothing of the engine.</summary>
public sealed class SandboxTdlib(ScriptedTdlib script) : ITdTransport
{
    public int CreateClient() => script.CreateClient();

    public void Send(int client, string request) => script.Send(client, request);

    public string? Receive(TimeSpan wait) => script.Receive(wait);

    public string? Execute(string request) => script.Execute(request);
}
