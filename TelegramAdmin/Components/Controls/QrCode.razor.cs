using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace TelegramAdmin.Components.Controls;

public partial class QrCode
{
    private int _size;
    private string _path = "";

    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    protected override void OnParametersSet()
    {
        // The matrix has its quiet zone of four modules around it.
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                    path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
        _size = rows.Count;
        _path = path.ToString();
    }
}
