using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>The console in the framework's own form (Logging:Console:FormatterName, simple or systemd), with secrets taken out of each line.</summary>
internal sealed class MaskedFormatter(SecretMask mask, IConfiguration configuration, IServiceProvider services) : ConsoleFormatter(Key)
{
    public const string Key = "telegramadmin-masked";

    private ConsoleFormatter? _form;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var text = new StringWriter();
        (_form ??= Find()).Write(logEntry, scopeProvider, text);
        if (text.GetStringBuilder().Length == 0)
            return;
        var line = mask.Clean(text.ToString());
        textWriter.Write(line);
        if (!line.EndsWith('\n'))
            textWriter.WriteLine();
    }

    // Asked for late: this formatter is one of them.
    private ConsoleFormatter Find()
    {
        var forms = services.GetServices<ConsoleFormatter>().ToList();
        var wanted = configuration["Logging:Console:FormatterName"];
        return forms.Find(f => f is not MaskedFormatter && string.Equals(f.Name, wanted, StringComparison.OrdinalIgnoreCase)) ?? forms.First(f => f.Name == ConsoleFormatterNames.Simple);
    }
}
