resource "aws_iam_role" "task" {
  name = "shopTaskRole"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        ArnLike      = { "aws:SourceArn" = "arn:aws:ecs:${local.region}:${local.account}:*" }
        StringEquals = { "aws:SourceAccount" = local.account }
      }
    }]
  })
}

resource "aws_iam_role_policy" "task" {
  name = "shopTaskRole"
  role = aws_iam_role.task.name

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "KeepOrders",
          "Effect": "Allow",
          "Action": ["dynamodb:GetItems", "dynamodb:PutItem", "dynamodb:Query"],
          "Resource": "arn:aws:dynamodb:${local.region}:${local.account}:table/shop-orders"
        },
        {
          "Sid": "ReadTheDatabasePassword",
          "Effect": "Allow",
          "Action": "secretsmanager:GetSecretValue",
          "Resource": "${aws_secretsmanager_secret.db.arn}"
        },
        {
          "Sid": "MountTheUploads",
          "Effect": "Allow",
          "Action": ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          "Resource": "arn:aws:elasticfilesystem:${local.region}:${local.account}:file-system/fs-0a1b2c3d4e5f60718"
        }
      ]
    }
  EOT
}
